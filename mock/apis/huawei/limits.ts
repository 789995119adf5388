import { Refusal } from '../../core/refusal.ts';
import { flat } from './errors.ts';

// Limits of CSMS that a JSON schema cannot express.

/** Quotas ("Notes and Constraints"); for secrets the smaller of the two that are documented (H-A38). */
export const quotas = { secrets: 500, versions: 20, stages: 12, tags: 20 };

const maxDescription = 2048;
const maxValue = 32_768;

/** Throws a Refusal where a text has more bytes of UTF-8 than it may (H-A24). */
export function refuseLongTexts(texts: { description?: string; secret_string?: string }): void {
  const { description = '', secret_string = '' } = texts;
  const fits =
    Buffer.byteLength(description) <= maxDescription && Buffer.byteLength(secret_string) <= maxValue;
  if (!fits) throw new Refusal(flat('invalidValue'));
}

interface Rotation {
  auto_rotation?: boolean;
  rotation_period?: string;
  rotation_config?: string;
}

/** Throws a Refusal where a secret could not be rotated as it says (H-A26). */
export function refuseBadRotation({ auto_rotation, rotation_period, rotation_config }: Rotation): void {
  const good =
    (auto_rotation !== true || rotation_period !== undefined) &&
    (rotation_period === undefined || isPeriod(rotation_period)) &&
    (rotation_config === undefined || isRotationConfig(rotation_config));
  if (!good) throw new Refusal(flat('invalidValue'));
}

const unitSeconds: Record<string, number> = { d: 86_400, h: 3600, m: 60, s: 1 };

// From 6 hours to 8760 hours.
function isPeriod(period: string): boolean {
  const seconds = Number(period.slice(0, -1)) * (unitSeconds[period.slice(-1)] ?? 0);
  return seconds >= 21_600 && seconds <= 31_536_000;
}

function isRotationConfig(text: string): boolean {
  try {
    const { InstanceId = '', SecretSubType = 'SingleUser' } = JSON.parse(text);
    return (
      typeof InstanceId === 'string' &&
      ['SingleUser', 'MultiUser'].includes(SecretSubType) &&
      text.trim().startsWith('{')
    );
  } catch {
    return false;
  }
}
