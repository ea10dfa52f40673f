/** How many working days a commune has for an answer; the province sets it. */
export const reportAnswerDays = { least: 1, most: 30, usual: 7 } as const;
