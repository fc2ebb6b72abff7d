import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { fencedCommands, namedScripts, rules } from './commands.ts'

test('commands are the lines of shell blocks, without their remarks and in one piece', () => {
  const text =
    'So `npm run one`:\n```sh\nnpm run two   # of it\n\n# nothing\nget a#b \\\n  more\n```\n1. ```yaml\n   no: 1\n   ```\n   ```sh\n   last\n   ```\n'
  expect(fencedCommands(text)).toEqual(['npm run two', 'get a#b    more', 'last'])
  expect(namedScripts(text)).toEqual(['one', 'two'])
})

test('every command of the README is run or skipped for a reason, and every rule is needed', () => {
  const commands = fencedCommands(readFileSync('README.md', 'utf8'))
  expect(commands.filter((command) => !rules.some((rule) => rule.command.test(command)))).toEqual([])
  expect(rules.filter((rule) => !commands.some((command) => rule.command.test(command)))).toEqual([])
})

test.each(['rm -rf data', 'docker build -t oma-arviointi .', 'npm run soak', 'npm ci && npm start && true'])(
  'nothing is known of %s',
  (command) => {
    expect(rules.filter((rule) => rule.command.test(command))).toEqual([])
  },
)
