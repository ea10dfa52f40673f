/** A reporter that prints one line for every test that was skipped, and why; `steps.mjs` passes these lines on. */

export const skipMark = 'skipped: ';

export default class SkipReporter {
  onTestCaseResult(test) {
    const { state, note } = test.result();
    if (state !== 'skipped') return;
    const reason = note ?? 'the test does not say why';
    process.stdout.write(`${skipMark}${test.module.relativeModuleId} > ${test.fullName}: ${reason}\n`);
  }
}
