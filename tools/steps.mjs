/** The steps that `npm run check` and `npm test` are made of. Each answers how many things passed and failed. */

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { projectDir } from './ensure.mjs';
import { skipMark } from './report-skips.mjs';

const bin = (name) => `${projectDir}/node_modules/.bin/${name}`;

export const format = single('format', bin('oxfmt'), ['--check']);
export const lint = single('lint', bin('oxlint'), ['--deny-warnings', 'src', 'tests', 'tools', 'vite.config.ts']);
export const types = [
  '.',
  'src/core',
  'src/procedures',
  'src/protocol',
  'src/service-worker',
  'src/gateway',
  'tests',
].map((folder) => single(`types ${folder}`, bin('tsc'), ['-p', folder]));
export const unused = single('unused code', bin('knip'), []);
export const dependencies = single('dependencies', process.execPath, ['tools/check-dependencies.mjs']);
export const build = single('build', bin('vite'), ['build', '--logLevel', 'warn']);
export const syntax = single('syntax of the build', bin('es-check'), ['es2022', 'dist/**/*.js', '--module']);
export const budgets = single('size budgets', process.execPath, ['tools/budgets.mjs']);
export const architecture = vitest('architecture', ['tests/architecture.test.ts']);
export const unit = vitest('unit, contracts, journeys', []);
export const browser = vitest('browser', ['--config', 'tests/browser/vitest.config.ts']);

/** Runs `steps` one after the other, prints a line each and the total; resolves to the number of failures. */
export async function runSteps(steps) {
  let passed = 0;
  let failed = 0;
  for (const step of steps) {
    const startedMs = performance.now();
    const result = await step.run();
    passed += result.passed;
    failed += result.failed;
    const seconds = ((performance.now() - startedMs) / 1000).toFixed(0);
    const mark = result.failed === 0 ? '✓' : '✗';
    process.stdout.write(`${mark} ${step.name}: ${result.passed} passed, ${result.failed} failed (${seconds} s)\n`);
    if (result.output) process.stdout.write(`${result.output}\n`);
  }
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed;
}

/** A program whose exit code is one verdict; its output is shown only when it failed. */
function single(name, command, args) {
  return {
    name,
    async run() {
      const { code, output } = await runProgram(command, args);
      return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1, output };
    },
  };
}

/** A vitest run counted test by test. A run that reports no test at all counts as a failure. */
function vitest(name, args) {
  return {
    name,
    async run() {
      const folder = mkdtempSync(`${tmpdir()}/gocua-test-`);
      const file = `${folder}/report.json`;
      const { code, output } = await runProgram(bin('vitest'), [
        'run',
        ...args,
        '--reporter=default',
        '--reporter=json',
        '--reporter=./tools/report-skips.mjs',
        `--outputFile.json=${file}`,
      ]);
      try {
        const report = JSON.parse(readFileSync(file, 'utf8'));
        const { numPassedTests: passed, numFailedTests: failedTests, numTotalTests: total } = report;
        const unexplained = code !== 0 && failedTests === 0 ? 1 : 0;
        const failed = total === 0 ? 1 : failedTests + unexplained;
        const skips = output.split('\n').filter((line) => line.startsWith(skipMark));
        return { passed, failed, output: failed === 0 ? skips.join('\n') : output };
      } catch {
        return { passed: 0, failed: 1, output };
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    },
  };
}

function runProgram(command, args) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd: projectDir, stdio: ['ignore', 'pipe', 'pipe'] });
    const chunks = [];
    child.stdout.on('data', (chunk) => chunks.push(chunk));
    child.stderr.on('data', (chunk) => chunks.push(chunk));
    child.on('error', (error) => resolve({ code: 1, output: String(error) }));
    child.on('close', (code) => resolve({ code: code ?? 1, output: Buffer.concat(chunks).toString('utf8') }));
  });
}
