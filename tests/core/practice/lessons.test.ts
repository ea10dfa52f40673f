import { describe, expect, it } from 'vitest';
import { parseCitizenCard, personFromCard } from '../../../src/core/citizen/citizen-card.ts';
import { findHint, isLessonDone, lessons, lessonsOf, noFacts } from '../../../src/core/practice/lessons.ts';
import type { LessonFacts } from '../../../src/core/practice/lessons.ts';
import { practiceCards } from '../../../src/core/practice/practice-people.ts';

const people = practiceCards.map(({ text }) => {
  const card = parseCitizenCard(text);
  if (!card.ok) throw new Error(card.problem.code);
  return { card: card.value, person: personFromCard(card.value) };
});

describe('the people of practice', () => {
  it('are read from their cards without a warning', () => {
    for (const { card } of people) expect(card.warnings).toEqual([]);
  });
});

describe('a lesson', () => {
  it('is never done by opening it', () => {
    expect(lessons.filter((lesson) => isLessonDone(lesson, noFacts))).toEqual([]);
  });

  it('of scanning is done by a sample card, not by typing nor by a card of somebody else', () => {
    const [one] = people;
    const of = (captured: LessonFacts['captured']) =>
      isLessonDone('scan', { ...noFacts, ...(captured && { captured }) });
    expect(of(one?.person)).toBe(true);
    expect(of(one && { ...one.person, source: 'typed' })).toBe(false);
    expect(of(one && { ...one.person, idNumber: '045150000009' })).toBe(false);
  });

  it('of sending is done when the office accepted, not when the gateway has it', () => {
    expect(isLessonDone('send', { ...noFacts, delivery: 'delivered', office: 'received' })).toBe(false);
    expect(isLessonDone('send', { ...noFacts, delivery: 'delivered', office: 'accepted' })).toBe(true);
    expect(findHint('send', { ...noFacts, delivery: 'delivered' }, '/ho-so')).toBe('send.wait');
  });

  it('of copying takes three fields', () => {
    expect(isLessonDone('copy', { ...noFacts, copied: 2 })).toBe(false);
    expect(isLessonDone('copy', { ...noFacts, copied: 3 })).toBe(true);
  });

  it('helps by the screen that is open', () => {
    const hints = ['/', '/ho-so-moi', '/ho-so-moi/ai'].map((address) => findHint('scan', noFacts, address));
    expect(hints).toEqual(['scan.home', 'scan.consent', 'scan.card']);
  });

  it('is told from whatever a device reports', () => {
    expect(lessonsOf(['send', 'scan', 'x', 5, null, 'scan'])).toEqual(['scan', 'send']);
  });
});
