/**
 * The gateway's answers besides sending, checked before the phone believes them; absent when a body is not ours. What a
 * newer gateway adds is carried through.
 */

import type { Changes } from '../../core/ports.ts';
import type { EnrolmentAnswer, JsonWebKeyEc, TokenAnswer } from '../../protocol/api.ts';

type Fields = Readonly<Record<string, unknown>>;

export function findTokenAnswer(value: unknown): TokenAnswer | undefined {
  const answer = findFields(value);
  const { access_token: token, token_type: type, expires_in: seconds } = answer ?? {};
  const isOurs = typeof token === 'string' && typeof seconds === 'number' && type === 'DPoP';
  return isOurs ? (value as TokenAnswer) : undefined;
}

export function findEnrolmentAnswer(value: unknown): EnrolmentAnswer | undefined {
  const answer = findFields(value);
  if (!answer) return undefined;
  const { deviceId, role, personName, gatewayId, gatewayKey, authorityKey, recipients, confirmed } = answer;
  const texts = [deviceId, role, personName, gatewayId].every((text) => typeof text === 'string' && text.length > 0);
  if (!texts || !isPublicKey(gatewayKey) || !isPublicKey(authorityKey) || typeof confirmed !== 'boolean') {
    return undefined;
  }
  if (!Array.isArray(recipients) || recipients.length === 0) return undefined;
  const areRecipients = recipients.every((one) => typeof one === 'string' && one.startsWith('age1'));
  return areRecipients ? (value as EnrolmentAnswer) : undefined;
}

export function findChanges(value: unknown): Changes | undefined {
  const answer = findFields(value);
  if (!answer || typeof answer['cursor'] !== 'string' || typeof answer['more'] !== 'boolean') return undefined;
  const { procedures, lists, statuses, reviews, openedPids, schedule, keys } = answer;
  if (!Array.isArray(procedures) || !findFields(lists) || !Array.isArray(statuses)) return undefined;
  if (reviews !== undefined && !(Array.isArray(reviews) && reviews.every(isReview))) return undefined;
  if (openedPids !== undefined && !areTexts(openedPids)) return undefined;
  if (schedule !== undefined && !isSchedule(schedule)) return undefined;
  if (keys !== undefined && !isKeys(keys)) return undefined;
  return statuses.every(isStatus) ? (value as Changes) : undefined;
}

function isKeys(value: unknown): boolean {
  const list = findFields(value)?.['recipientsList'];
  return findFields(value) !== undefined && (list === undefined || typeof list === 'string');
}

function isSchedule(value: unknown): boolean {
  const schedule = findFields(value);
  const lists = [schedule?.['rules'], schedule?.['exceptions'], schedule?.['hamlets']];
  return typeof schedule?.['digest'] === 'string' && lists.every(Array.isArray);
}

function isReview(value: unknown): boolean {
  const review = findFields(value);
  return typeof review?.['pid'] === 'string' && typeof review['code'] === 'string';
}

function isStatus(value: unknown): boolean {
  const status = findFields(value);
  const texts = ['dossierId', 'localCode', 'procedureCode', 'state', 'at'].map((name) => status?.[name]);
  return areTexts(texts) && areTexts(status?.['openedPids']);
}

function areTexts(value: unknown): boolean {
  return Array.isArray(value) && value.every((text) => typeof text === 'string');
}

function isPublicKey(value: unknown): value is JsonWebKeyEc {
  const key = findFields(value);
  return key?.['kty'] === 'EC' && key['crv'] === 'P-256' && key['d'] === undefined && typeof key['x'] === 'string';
}

function findFields(value: unknown): Fields | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : undefined;
}
