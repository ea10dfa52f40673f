import { describe, expect, it } from 'vitest';
import { completeForms, directory, fileNames, questionsOf, readProcedure, texts } from './read-catalogue.ts';

const codes = fileNames.map((name) => name.replace('.json', ''));
const procedures = codes.map(readProcedure);

describe('the catalogue', () => {
  it('describes the 49 procedures and the three of the border, each in the file of its code', () => {
    expect(procedures.map((procedure) => procedure.code)).toEqual(codes);
    expect(codes).toHaveLength(52);
  });

  it('has a directory of 569 different codes with name and sector', () => {
    expect(directory).toHaveLength(569);
    expect(new Set(directory.map((row) => row.code)).size).toBe(569);
    expect(directory.filter((row) => row.name === '' || row.sector === '')).toEqual([]);
  });

  it('names every detailed procedure as the directory does', () => {
    for (const { code, name, sector } of procedures) expect(directory).toContainEqual({ code, name, sector });
  });

  it('is written in NFC throughout', () => {
    for (const [path, text] of texts) expect(text === text.normalize('NFC'), path).toBe(true);
  });

  it('holds no researcher marks and no English sentence for people to read', () => {
    for (const [path, text] of texts)
      expect(text, path).not.toMatch(/\bGK\b|unverified –|not read|from general knowledge/);
  });

  it('has complete forms for sixteen procedures and more', () => {
    expect(completeForms.length).toBeGreaterThanOrEqual(16);
  });

  it.each(procedures.map((procedure) => [procedure.code, procedure] as const))(
    '%s can be shown to people',
    (_, procedure) => {
      expect(procedure.shortName.length).toBeLessThanOrEqual(40);
      expect(procedure.aliases.length).toBeGreaterThan(0);
      expect(procedure.lifeEvents.length).toBeGreaterThan(0);
      expect(procedure.legalBasis.length).toBeGreaterThan(0);
      expect(procedure.sources.length).toBeGreaterThan(0);
      expect(procedure.sla.text).not.toBe('');
      // A bare 0 on the portal does not mean free of charge.
      expect(procedure.fee.text).not.toMatch(/^0?$/);
      expect(procedure.graceDays).toBe(30);
    },
  );

  it.each(procedures.map((procedure) => [procedure.code, procedure] as const))(
    '%s marks what it says is unverified',
    (_, procedure) => {
      if (/chưa kiểm chứng/.test(procedure.fee.text)) expect(procedure.unverified).toContain('fee');
      if (/chưa kiểm chứng/.test(procedure.sla.text)) expect(procedure.unverified).toContain('sla');
      if (procedure.conditions.some((text) => /chưa kiểm chứng/.test(text)))
        expect(procedure.unverified).toContain('conditions');
      if (procedure.legalBasis.some((text) => /chưa kiểm chứng/.test(text)))
        expect(procedure.unverified).toContain('legalBasis');
    },
  );
});

it('names unverified facts by the field they stand in', () => {
  const fields = new Set(procedures.flatMap((procedure) => Object.keys(procedure)));
  fields.add('effectiveTo');
  for (const { code, unverified } of procedures) {
    expect(
      unverified.filter((fact) => !fields.has(fact)),
      code,
    ).toEqual([]);
    expect(new Set(unverified).size, code).toBe(unverified.length);
  }
});

describe('who may help where', () => {
  const find = (code: string) => readProcedure(code);

  it('sends every residence procedure to the commune police and says why it is not done at home', () => {
    const residence = procedures.filter((procedure) => procedure.sector === 'Đăng ký, quản lý cư trú');
    expect(residence.length).toBe(8);
    for (const procedure of residence) {
      expect(procedure.receivedBy).toBe('commune-police');
      expect(procedure.atHome).toMatchObject({ possible: false });
      expect(procedure.lanes).not.toContain('assisted');
    }
  });

  it.each(['2.000815', '2.000884', '2.001035', '1.000894'])('%s needs people in front of the officer', (code) => {
    expect(find(code).atHome).toMatchObject({ possible: false, because: expect.stringMatching(/\S/) });
  });

  it.each(completeForms)('%s has a lane to be prepared on', (code) => {
    expect(find(code).lanes.length).toBeGreaterThan(0);
  });

  it('ends the poor-household codes with 2026 and expects the end of the civil-status forms without holding to it', () => {
    expect(['1.011606', '1.011607'].map((code) => find(code).effectiveTo)).toEqual(['2026-12-31', '2026-12-31']);
    for (const procedure of procedures.filter((one) => one.sector === 'Hộ tịch')) {
      expect(procedure.notes.join(' ')).toContain('28/02/2027');
      expect(procedure.effectiveTo, procedure.code).toBe('2027-02-28');
      expect(procedure.unverified, procedure.code).toContain('effectiveTo');
    }
  });

  it('reminds of 60 days for a birth and 15 for a death, counted from the answered date', () => {
    expect(find('1.001193').reminders).toEqual([expect.objectContaining({ days: 60, after: 'childBirthDate' })]);
    expect(find('1.000656').reminders).toEqual([expect.objectContaining({ days: 15, after: 'deathDate' })]);
    for (const code of ['1.001193', '1.000656']) {
      const ids = questionsOf(find(code)).map((question) => question.id);
      for (const reminder of find(code).reminders ?? []) expect(ids).toContain(reminder.after);
    }
  });
});
