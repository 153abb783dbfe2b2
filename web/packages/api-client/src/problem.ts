/** A refusal as the server tells it (RFC 9457), in the reader's language. */
export interface Problem {
  type?: string
  title: string
  status: number
  detail?: string
  /** Stable code of the closed list, for example `sign-in-needed`. */
  code: string
  /** What to do next. */
  hint?: string
  /** The offending values by field. */
  values?: Record<string, unknown>
}

/** Thrown by every call that the server refuses or that never reached it. */
export class ProblemError extends Error {
  readonly problem: Problem

  constructor(problem: Problem) {
    super(problem.title)
    this.name = 'ProblemError'
    this.problem = problem
  }

  get code(): string {
    return this.problem.code
  }
}

const unreachable = {
  'zh-CN': {
    title: '连不上服务器',
    hint: '请检查网络；您填写的内容仍保留在本机，连上后可继续。',
  },
  en: {
    title: 'The server cannot be reached',
    hint: 'Check the network. What you typed stays on this machine; go on when connected.',
  },
}

const unexpected = {
  'zh-CN': { title: '刚才没有办成', hint: '请稍后再试一次；仍不行，请告诉管理员发生的时间。' },
  en: {
    title: 'That did not work',
    hint: 'Try again in a moment. If it goes on, tell the administrator the time it happened.',
  },
}

function spoken<T>(texts: { 'zh-CN': T; en: T }, locale: string): T {
  return locale.startsWith('en') ? texts.en : texts['zh-CN']
}

/** The problem of a call that found no server. */
export function offlineProblem(locale: string): Problem {
  return { status: 0, code: 'offline', ...spoken(unreachable, locale) }
}

/** Reads the problem out of an answer, with a plain one for answers that carry none. */
export async function problemOf(response: Response, locale: string): Promise<Problem> {
  const type = response.headers.get('content-type') ?? ''
  if (type.includes('json')) {
    const body = (await response.json().catch(() => undefined)) as Partial<Problem> | undefined
    if (body?.code && body.title) return { ...body, status: response.status } as Problem
  }
  const code = response.status === 401 ? 'sign-in-needed' : 'unexpected'
  return { status: response.status, code, ...spoken(unexpected, locale) }
}

/** Any thrown thing as a problem that may be shown. */
export function asProblem(thrown: unknown, locale: string): Problem {
  if (thrown instanceof ProblemError) return thrown.problem
  return { status: 0, code: 'unexpected', ...spoken(unexpected, locale) }
}

/** Whether a call ended because its caller lost interest. */
export function isAbort(thrown: unknown): boolean {
  return thrown instanceof DOMException && thrown.name === 'AbortError'
}
