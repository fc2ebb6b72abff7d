import { z } from 'zod/v4'
import type { PublicationInputs } from '../../domain/publication-duty.ts'

/** What was typed on the duty's card travels with the pages that are opened from it. */
export const typedOnDuty = { day: z.string().max(30).optional(), address: z.string().max(5000).optional() }

export function typedIn({
  day,
  address,
}: {
  readonly day?: string | undefined
  readonly address?: string | undefined
}): { readonly typed?: PublicationInputs } {
  return day === undefined && address === undefined ? {} : { typed: { day: day ?? '', address: address ?? '' } }
}
