/** The steps that `npm run check` and `npm test` are made of. Each answers how many things passed and failed. */

import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { relative } from 'node:path';
import { projectDir } from './ensure.mjs';
import { skipMark } from './report-skips.mjs';

/** Begins the line of a file that passed only alone, at the second run. */
const secondTryMark = 'passed only the second time:';

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
/** Read by browsers of any age: it tells the old ones that they are. */
export const oldestSyntax = single('syntax for the oldest', bin('es-check'), ['es5', 'dist/old-browser.js']);
export const builtNames = single('names newer than Chrome 109', process.execPath, ['tools/check-built-names.mjs']);
export const budgets = single('size budgets', process.execPath, ['tools/budgets.mjs']);
export const architecture = vitest('architecture', ['tests/architecture.test.ts']);
export const unit = vitest('unit, contracts, journeys', []);
/** Alone: it fills disks step by step, and what else writes beside it changes where they are full. */
export const fullDisk = vitest('browser on a full disk', [
  '--config',
  'tests/browser/vitest.config.ts',
  '--project',
  'full disk',
]);
/** Two lanes about as long, since a browser test mostly waits: each project has its own provinces, ports and folders. */
export const browser = together(
  'browser',
  [['days'], ['kills', 'the app itself']].map((projects) => {
    const chosen = projects.flatMap((project) => ['--project', project]);
    return vitest(projects.join(', '), ['--config', 'tests/browser/vitest.config.ts', ...chosen]);
  }),
);

/** What needs no test to run, in two lanes: most of it is programs of one thread. */
export const standing = together('form, types and build', [
  inTurn([format, lint, ...types, unused, dependencies]),
  inTurn([build, syntax, oldestSyntax, builtNames, budgets]),
]);

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

/** Several as one step, the next when the one before has ended, whatever came of it. */
function inTurn(steps) {
  return {
    async run() {
      const results = [];
      for (const step of steps) results.push({ name: step.name, ...(await step.run()) });
      return sum(results);
    },
  };
}

/** More failing files than this are no accident of a busy machine. */
const mostAgain = 3;

/**
 * A vitest run counted test by test. A run that reports no test at all counts as a failure. Files that fail run once more,
 * alone; what passes only then is said and counted (`docs/decisions/021-a-second-try-that-is-told.md`).
 */
function vitest(name, args) {
  return {
    name,
    async run() {
      const first = await runVitest(args);
      if (first.failed === 0 || first.failedFiles.length === 0 || first.failedFiles.length > mostAgain) return first;
      const again = await runVitest([...args, '--no-file-parallelism', ...first.failedFiles]);
      if (again.failed > 0) return { ...first, output: `${first.output}\nAnd once more:\n${again.output}` };
      const told = first.failedFiles.map((file) => `${secondTryMark} ${file}`).join('\n');
      return { passed: first.passed + first.failed, failed: 0, output: `${told}\n${first.failures}` };
    },
  };
}

/** Several steps side by side as one. */
function together(name, steps) {
  return {
    name,
    async run() {
      return sum(await Promise.all(steps.map(async (step) => ({ name: step.name, ...(await step.run()) }))));
    },
  };
}

function sum(results) {
  return {
    passed: results.reduce((total, { passed }) => total + passed, 0),
    failed: results.reduce((total, { failed }) => total + failed, 0),
    output: results.flatMap(({ name, output }) => (output ? [name, output].filter(Boolean) : [])).join('\n'),
  };
}

async function runVitest(args) {
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
    const broken = report.testResults.filter(({ status }) => status === 'failed');
    return {
      passed,
      failed,
      output: failed === 0 ? skips.join('\n') : output,
      failedFiles: broken.map(({ name }) => relative(projectDir, name)),
      failures: broken.flatMap(failureLines).join('\n'),
    };
  } catch {
    return { passed: 0, failed: 1, output, failedFiles: [], failures: '' };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What failed in one file, a line each, with the first line of its reason. */
function failureLines({ message, assertionResults }) {
  const tests = assertionResults.filter(({ status }) => status === 'failed');
  if (tests.length === 0) return [`  ${message.split('\n')[0]}`];
  return tests.map(({ fullName, failureMessages }) => `  ${fullName}: ${(failureMessages[0] ?? '').split('\n')[0]}`);
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
