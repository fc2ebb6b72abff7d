/** What Node, the system or the database calls a failure, such as `ENOSPC`; undefined where it has no such name. */
export function systemCode(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined
}
