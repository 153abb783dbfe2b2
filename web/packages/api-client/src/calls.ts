import type { paths } from './generated/schema'

/** What the API description says about a call, in the shape that {@link Api} offers. */

export type Method = 'get' | 'post' | 'put' | 'delete'

type Told = { parameters: object; responses: object }

/** The paths that know a method. */
export type PathOf<M extends Method> = {
  [P in keyof paths]: paths[P] extends { [K in M]: Told } ? P : never
}[keyof paths]

type Operation<P, M extends Method> = P extends keyof paths
  ? paths[P] extends { [K in M]: infer O }
    ? O
    : never
  : never

type Json<R> = R extends { content: { 'application/json': infer T } } ? T : void

/** What comes back when the call goes well. */
export type Answer<P, M extends Method> =
  Operation<P, M> extends { responses: infer R }
    ? R extends { 200: infer T }
      ? Json<T>
      : R extends { 201: infer T }
        ? Json<T>
        : R extends { 202: infer T }
          ? Json<T>
          : void
    : never

/** What the call takes in its body. */
export type Body<P, M extends Method> =
  Operation<P, M> extends { requestBody?: infer B }
    ? [NonNullable<B>] extends [never]
      ? undefined
      : B extends { content: { 'application/json': infer T } }
        ? T
        : FormData
    : undefined

type Part<P, M extends Method, K extends 'path' | 'query'> =
  Operation<P, M> extends { parameters: infer A }
    ? K extends keyof A
      ? NonNullable<A[K]>
      : never
    : never

type Filled<T> = [T] extends [never | undefined] ? never : T

interface Common {
  signal?: AbortSignal
  /** Sent as `Idempotency-Key`, so that a repeated call is answered once. */
  key?: string
  /** Sent beside what every call sends. */
  headers?: Record<string, string>
}

type PathPart<P, M extends Method> = [Filled<Part<P, M, 'path'>>] extends [never]
  ? { path?: undefined }
  : { path: Part<P, M, 'path'> }

type QueryPart<P, M extends Method> = [Filled<Part<P, M, 'query'>>] extends [never]
  ? { query?: undefined }
  : { query?: { [K in keyof Part<P, M, 'query'>]?: Part<P, M, 'query'>[K] | '' | null } }

/** What else a call takes: its path, its query, how to stop it. */
export type Options<P, M extends Method> = Common & PathPart<P, M> & QueryPart<P, M>

/** The options are left out where nothing in them is needed. */
export type Rest<P, M extends Method> =
  PathPart<P, M> extends { path?: undefined } ? [options?: Options<P, M>] : [options: Options<P, M>]
