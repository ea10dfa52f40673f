/** Days and rules of visits on the screens; what is pasted into a chat is the State's, in Vietnamese. */

import { lowerFirst } from '../../../core/text/lower-first.ts';
import { repeatWords, weekdayName } from '../../../core/visit/visit-text.ts';
import { spoken } from '../spoken.ts';

export const visitDays = spoken('visit-days.visitDays', {
  weekday: weekdayName,
  repeat: repeatWords,
  everyProcedure: 'mọi thủ tục',
  missed: (place: string, reason: string) => `${place}: nghỉ (${reason})`,
  moved: (place: string, to: string, reason: string) => `${place}: chuyển sang ${to} (${reason})`,
  at: (day: string, time: string) => `${lowerFirst(day)} lúc ${time}`,
});
