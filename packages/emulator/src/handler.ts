/** What everything in the emulator is made of, and what a wrapper takes and returns. */
export type Handler = (request: Request) => Promise<Response>

/** The same response with other headers. */
export function withHeaders(response: Response, headers: Headers): Response {
  return new Response(response.body, {
    status: response.status,
    statusText: response.statusText,
    headers,
  })
}
