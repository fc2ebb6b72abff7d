/** A page as it is sent; the policy names what its markup may load. */
export interface Page {
  readonly status: number
  readonly body: string | Uint8Array
  readonly contentType: string
  readonly contentSecurityPolicy: string
  readonly contentDisposition?: string
}
