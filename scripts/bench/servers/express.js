// Bare Express as a team would write a stub by hand, in plain JavaScript: nothing is validated or stored.
import express from 'express';

const secret = {
  ID: 'ktnbjxoalbkvbvedmg1urrz8h',
  Version: { Index: 11 },
  CreatedAt: '2026-01-01T00:00:00.001Z',
  UpdatedAt: '2026-01-01T00:00:00.001Z',
  Spec: { Name: 'app-key.crt', Labels: { team: 'infra' } },
};

const app = express();
app.get('/_ping', (_request, response) => {
  response.type('text').send('OK');
});
app.get('/v1.44/secrets/:id', (_request, response) => {
  response.json(secret);
});
app.post('/v1.44/secrets/create', express.json(), (_request, response) => {
  response.status(201).json({ ID: secret.ID });
});
app.delete('/v1.44/secrets/:id', (_request, response) => {
  response.sendStatus(204);
});
app.listen(Number(process.argv[2]), '127.0.0.1');
