// What Node alone can do: the same answers as ./express.js, without a framework.
import { createServer } from 'node:http';

const secret = {
  ID: 'ktnbjxoalbkvbvedmg1urrz8h',
  Version: { Index: 11 },
  CreatedAt: '2026-01-01T00:00:00.001Z',
  UpdatedAt: '2026-01-01T00:00:00.001Z',
  Spec: { Name: 'app-key.crt', Labels: { team: 'infra' } },
};

const server = createServer((request, response) => {
  if (request.method !== 'POST') return answer(response, 200, secret);
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    JSON.parse(Buffer.concat(chunks).toString());
    answer(response, 201, { ID: secret.ID });
  });
});
server.listen(Number(process.argv[2]), '127.0.0.1');

function answer(response, status, value) {
  const body = JSON.stringify(value);
  response.writeHead(status, {
    'Content-Type': 'application/json',
    'Content-Length': Buffer.byteLength(body),
  });
  response.end(body);
}
