/**
 * What the province orders of one device, signed by the gateway's key: compact JWS, ES256, type below. It comes with the
 * refusal of a token and with the answer to `have`. Public: it tells no more than that this device was locked or revoked.
 */

import { fields, integer, oneOf, text } from './shape.ts';

export const commandType = 'gocua-command+jws';

/** `lock`: nothing open is shown until `lift`. `erase`: everything open goes; final for this device id. */
export type CommandKind = 'lock' | 'lift' | 'erase';

/** Payload of the command's JWS. Of two of a device the one with the higher `iat` counts. */
export interface DeviceCommand {
  readonly v: 1;
  /** The device that it is for. */
  readonly dev: string;
  readonly command: CommandKind;
  /** Seconds; rises with every command of a device. */
  readonly iat: number;
}

const isCommand = fields({
  v: (value) => value === 1,
  dev: text(64),
  command: oneOf('lock', 'lift', 'erase'),
  iat: integer(1, Number.MAX_SAFE_INTEGER),
});

/** The command if `value` is one of version 1, else undefined; its signature is another matter. */
export function findDeviceCommand(value: unknown): DeviceCommand | undefined {
  return isCommand(value) ? (value as DeviceCommand) : undefined;
}
