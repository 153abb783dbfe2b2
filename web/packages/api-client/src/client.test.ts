import { afterEach, describe, expect, it } from 'vitest'
import { addressOf, createApi } from './client'
import { ProblemError } from './problem'

function answering(status: number, body: string, type = 'application/json') {
  const seen: { url: string; init: RequestInit }[] = []
  const fetch = (async (url: string, init: RequestInit) => {
    seen.push({ url, init })
    return new Response(status === 204 ? null : body, { status, headers: { 'content-type': type } })
  }) as unknown as typeof globalThis.fetch
  return { seen, fetch }
}

describe('an address', () => {
  it('fills placeholders and leaves empty values out', () => {
    const options = {
      path: { county: '630102', id: 'a b' },
      query: { q: '东关', use: '', after: null },
    }
    expect(addressOf('/api/households/{county}/{id}', options)).toBe(
      '/api/households/630102/a%20b?q=%E4%B8%9C%E5%85%B3',
    )
  })

  it('refuses a placeholder nobody filled', () => {
    expect(() => addressOf('/api/areas/{code}')).toThrow('needs code')
  })
})

describe('a call', () => {
  afterEach(() => {
    document.cookie = 'XSRF-TOKEN=; max-age=0'
  })

  it('carries the token of the cookie when it writes', async () => {
    document.cookie = 'XSRF-TOKEN=t%2F1'
    const server = answering(204, '')
    await createApi({ locale: () => 'en', fetch: server.fetch }).post('/api/requests', { a: 1 })
    const headers = server.seen[0]!.init.headers as Headers
    expect(headers.get('X-XSRF-TOKEN')).toBe('t/1')
    expect(headers.get('Accept-Language')).toBe('en')
  })

  it('is made once more when its token changed under it', async () => {
    document.cookie = 'XSRF-TOKEN=old'
    const tokens: (string | null)[] = []
    const fetch = (async (url: string, init: RequestInit) => {
      if (url === '/api/session') {
        document.cookie = 'XSRF-TOKEN=new'
        return new Response('{}', { headers: { 'content-type': 'application/json' } })
      }
      const token = (init.headers as Headers).get('X-XSRF-TOKEN')
      tokens.push(token)
      return token === 'new'
        ? new Response('{"number":1}', { headers: { 'content-type': 'application/json' } })
        : new Response('{"code":"csrf","title":"页面已过期"}', {
            status: 403,
            headers: { 'content-type': 'application/problem+json' },
          })
    }) as unknown as typeof globalThis.fetch
    const api = createApi({ locale: () => 'zh-CN', fetch })
    expect(await api.post('/api/visits', { id: 'v' })).toEqual({ number: 1 })
    expect(tokens).toEqual(['old', 'new'])
  })

  it('turns a refusal into its problem', async () => {
    const body = JSON.stringify({ code: 'area-unknown', title: '没有这个区划', status: 404 })
    const server = answering(404, body, 'application/problem+json')
    const api = createApi({ locale: () => 'zh-CN', fetch: server.fetch })
    await expect(api.get('/api/areas/63')).rejects.toMatchObject({ code: 'area-unknown' })
  })

  it('says so when nobody is signed in', async () => {
    let asked = 0
    const server = answering(401, '')
    const api = createApi({
      locale: () => 'en',
      fetch: server.fetch,
      onSignInNeeded: () => asked++,
    })
    await expect(api.get('/api/session')).rejects.toBeInstanceOf(ProblemError)
    expect(asked).toBe(1)
  })

  it('has plain words when there is no server', async () => {
    const fetch = () => Promise.reject(new TypeError('fetch failed'))
    const api = createApi({ locale: () => 'zh-CN', fetch })
    await expect(api.get('/api/session')).rejects.toMatchObject({ code: 'offline' })
  })
})
