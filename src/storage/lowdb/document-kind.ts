import { z } from 'zod/v4'
import { documentVersion } from './document-versions.ts'

/** One kind of document: how its envelope is checked, and which file a document belongs in. */
export interface DocumentKind<T> {
  readonly name: string
  readonly envelope: z.ZodType<{ readonly data: T }>
  /** Relative to the data folder. */
  readonly file: (data: T) => string
}

/**
 * `fields` are those the store itself relies on; the rest of the type is kept as it was written.
 * They are loose on purpose: a check that a writer could fail would stop the next start.
 */
export function documentKind<T>(name: string, fields: z.ZodType, file: (data: T) => string): DocumentKind<T> {
  const envelope = z.object({
    version: z.literal(documentVersion, 'not a version that this program can read'),
    kind: z.literal(name),
    data: z.custom<T>().superRefine((data, context) => {
      for (const issue of fields.safeParse(data).error?.issues ?? []) {
        context.addIssue({ code: 'custom', message: issue.message, path: issue.path })
      }
    }),
  })
  return { name, envelope, file }
}
