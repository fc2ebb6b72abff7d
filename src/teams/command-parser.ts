import type { Language } from '../domain/local-text.ts'

/** How a command is called in each language; the first word of each is the one that help shows. */
export type CommandWords = Readonly<Record<Language, readonly string[]>>

export interface ParsedCommand<Command> {
  readonly command: Command
  /** What follows the command's words, as it was typed. */
  readonly argument: string
}

/**
 * Finds the command in what a person typed: mentions, a leading slash, case and spaces do not matter,
 * and the longest matching words win (`channel here` over `channel`).
 */
export function parseCommand<Command extends { readonly words: CommandWords }>(
  text: string,
  commands: readonly Command[],
): ParsedCommand<Command> | undefined {
  const typed = plainWords(text)
  const candidates = commands.flatMap((command) =>
    Object.values(command.words)
      .flat()
      .map((words) => ({ command, words })),
  )
  const matching = candidates
    .filter(({ words }) => startsWithWords(typed, words))
    .sort((one, other) => other.words.length - one.words.length)
  const best = matching[0]
  return best === undefined ? undefined : { command: best.command, argument: typed.slice(best.words.length).trim() }
}

/** Longer than any command; what people paste must not keep the parser busy. */
const longestCommand = 300

function plainWords(text: string): string {
  return text
    .slice(0, longestCommand)
    .replaceAll(/<at\b[^>]*>.*?<\/at>/gs, ' ')
    .replaceAll('&nbsp;', ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/^\/\s*/, '')
    .replace(/[.!?]+$/, '')
}

function startsWithWords(typed: string, words: string): boolean {
  const start = typed.slice(0, words.length).toLocaleLowerCase('fi')
  return start === words && (typed.length === words.length || typed[words.length] === ' ')
}
