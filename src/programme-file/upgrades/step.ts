import type { FileRecord } from '../file-data.ts'

/** Turns a file of one version into the next; it is handed whatever somebody wrote and must not fail. */
export type Upgrade = (file: FileRecord) => FileRecord
