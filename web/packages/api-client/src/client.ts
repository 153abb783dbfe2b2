import type { Answer, Body, PathOf, Rest } from './calls'
import { offlineProblem, problemOf, ProblemError } from './problem'

type Value = string | number | boolean | undefined | null
export type Query = Record<string, Value | readonly string[]>

export interface CallOptions {
  /** Fills `{name}` in the path. */
  path?: Record<string, string | number>
  query?: Query
  signal?: AbortSignal
  /** Sent as `Idempotency-Key`, so that a repeated call is answered once. */
  key?: string
  /** Sent beside what every call sends. */
  headers?: Record<string, string>
}

export interface ApiOptions {
  /** Language of problems and labels, for `Accept-Language`. */
  locale: () => string
  /** Called when the server does not know the session (any more). */
  onSignInNeeded?: () => void
  /** For tests. */
  fetch?: typeof fetch
}

/** Calls by path as the API description has them: what they take and answer is known from there. */
export interface Api {
  get<P extends PathOf<'get'>>(path: P, ...rest: Rest<P, 'get'>): Promise<Answer<P, 'get'>>
  get<T>(path: string, options?: CallOptions): Promise<T>
  post<P extends PathOf<'post'>>(
    path: P,
    body: Body<P, 'post'>,
    ...rest: Rest<P, 'post'>
  ): Promise<Answer<P, 'post'>>
  post<T = void>(path: string, body?: unknown, options?: CallOptions): Promise<T>
  put<P extends PathOf<'put'>>(
    path: P,
    body: Body<P, 'put'>,
    ...rest: Rest<P, 'put'>
  ): Promise<Answer<P, 'put'>>
  put<T = void>(path: string, body?: unknown, options?: CallOptions): Promise<T>
  delete<P extends PathOf<'delete'>>(
    path: P,
    ...rest: Rest<P, 'delete'>
  ): Promise<Answer<P, 'delete'>>
  delete<T = void>(path: string, options?: CallOptions): Promise<T>
}

/** Fills the placeholders of a path and appends the query; empty values are left out. */
export function addressOf(path: string, options: CallOptions = {}): string {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = options.path?.[name]
    if (value === undefined || value === '') throw new Error(`${path} needs ${name}`)
    return encodeURIComponent(value)
  })
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(options.query ?? {})) {
    if (Array.isArray(value)) value.forEach((one) => query.append(name, one))
    else if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  }
  const tail = query.toString()
  if (!tail) return filled
  return filled + (filled.includes('?') ? '&' : '?') + tail
}

function cookie(name: string): string | undefined {
  const found = document.cookie.split('; ').find((part) => part.startsWith(`${name}=`))
  return found ? decodeURIComponent(found.slice(name.length + 1)) : undefined
}

/** Calls to the server of this page: session cookie, CSRF header, problems as `ProblemError`. */
export function createApi(options: ApiOptions): Api {
  const send = options.fetch ?? ((input, init) => fetch(input, init))

  /**
   * The token that guards writes may change under a call, when an answer to another one brings a
   * fresh cookie: such a call is made once more with the token of then.
   */
  async function call<T>(
    method: string,
    path: string,
    body: unknown,
    options: CallOptions = {},
  ): Promise<T> {
    try {
      return await once<T>(method, path, body, options)
    } catch (thrown) {
      if (!(thrown instanceof ProblemError) || thrown.code !== 'csrf') throw thrown
      await once('GET', '/api/session', undefined).catch(() => undefined)
      return once<T>(method, path, body, options)
    }
  }

  async function once<T>(method: string, path: string, body: unknown, call: CallOptions = {}) {
    const headers = new Headers({
      Accept: 'application/json',
      'Accept-Language': options.locale(),
      ...call.headers,
    })
    const token = cookie('XSRF-TOKEN')
    if (method !== 'GET' && token) headers.set('X-XSRF-TOKEN', token)
    if (call.key) headers.set('Idempotency-Key', call.key)
    const form = body instanceof FormData
    if (body !== undefined && !form) headers.set('Content-Type', 'application/json')

    let response: Response
    try {
      response = await send(addressOf(path, call), {
        method,
        headers,
        credentials: 'same-origin',
        body: body === undefined ? undefined : form ? body : JSON.stringify(body),
        signal: call.signal,
      })
    } catch (thrown) {
      if (call.signal?.aborted) throw thrown
      throw new ProblemError(offlineProblem(options.locale()))
    }
    if (!response.ok) {
      const problem = await problemOf(response, options.locale())
      if (response.status === 401 && problem.code === 'sign-in-needed') options.onSignInNeeded?.()
      throw new ProblemError(problem)
    }
    const text = await response.text()
    return (text === '' ? undefined : JSON.parse(text)) as T
  }

  return {
    get: (path: string, options?: CallOptions) => call('GET', path, undefined, options),
    post: (path: string, body?: unknown, options?: CallOptions) =>
      call('POST', path, body, options),
    put: (path: string, body?: unknown, options?: CallOptions) => call('PUT', path, body, options),
    delete: (path: string, options?: CallOptions) => call('DELETE', path, undefined, options),
  } as Api
}
