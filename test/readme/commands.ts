/** The commands in the fenced shell blocks of a Markdown text, one per line, without their remarks. */
export function fencedCommands(markdown: string): readonly string[] {
  return [...markdown.matchAll(/^ *```(?:sh|bash|shell)\n([\s\S]*?)^ *```/gm)]
    .flatMap(([, block = '']) => block.replaceAll('\\\n', ' ').split('\n'))
    .map((line) => line.replace(/(^|\s)# .*$/, '').trim())
    .filter((line) => line !== '')
}

/** What `npm run` is told to run anywhere in a Markdown text. */
export function namedScripts(markdown: string): readonly string[] {
  return [...new Set([...markdown.matchAll(/npm run (?:-s )?([\w:-]+)/g)].map(([, name = '']) => name))]
}

export type Treatment =
  /** Runs, with words of the command replaced by what there is here. */
  | { readonly kind: 'run'; readonly here: readonly (readonly [string, string])[] }
  /** The bot itself: left running until the command after the last one that needs it. */
  | { readonly kind: 'start' }
  | { readonly kind: 'with-bot' }
  | { readonly kind: 'skip'; readonly reason: string }

export interface Rule {
  readonly command: RegExp
  readonly treatment: Treatment
}

const run: Treatment = { kind: 'run', here: [] }

/** The first that fits counts. */
export const rules: readonly Rule[] = [
  { command: /^npm ci && npm test$/, treatment: { kind: 'skip', reason: 'what .ci/run does first' } },
  { command: /^npm ci && npm start$/, treatment: { kind: 'start' } },
  { command: /^curl .*:3978\//, treatment: { kind: 'with-bot' } },
  {
    command: /^DATABASE_URL=postgres:\/\/… npx oma-arviointi restore /,
    treatment: { kind: 'run', here: [['DATABASE_URL=postgres://…', 'DATA_DIR=restored']] },
  },
  { command: /^npx oma-arviointi [a-z]/, treatment: run },
  { command: /^npm run package -- /, treatment: run },
]
