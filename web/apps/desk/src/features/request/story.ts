import type { RequestStep } from '@koumen/api-client'
import { formatShortMoment, spoken, word, type Both, type Locale } from '@koumen/domain'

/** A move as a sentence. */
export interface Told {
  /** What was done. */
  what: string
  /** What was said with it. */
  said?: string
  /** What follows from it: a date, a pause. */
  then?: string
  /** What was asked when the reporter was called back. */
  answers?: { question: string; answer: string }[]
}

/** A move with what belongs to it: answers to a question, who came when whistled for. */
export interface Episode {
  step: RequestStep
  replies: RequestStep[]
}

const replyTo: Partial<Record<RequestStep['kind'], RequestStep['kind'][]>> = {
  answer: ['ask'],
  resume: ['ask', 'hold'],
  attend: ['whistle'],
  end_whistle: ['whistle'],
  decide_return: ['ask_return'],
  decide_extension: ['ask_extension'],
}

/** The moves in their order, each reply with what it answers. */
export function episodes(steps: readonly RequestStep[]): Episode[] {
  const all: Episode[] = []
  for (const step of steps) {
    const kinds = replyTo[step.kind]
    const open = kinds && all.findLast((one) => kinds.includes(one.step.kind))
    if (open) open.replies.push(step)
    else all.push({ step, replies: [] })
  }
  return all
}

const names: Record<string, Both> = {
  诉求人: ['诉求人', 'The reporter'],
  系统: ['系统', 'The program'],
}

/** Tells a move in a sentence, in the reader's language. */
export function tell(step: RequestStep, locale: Locale): Told {
  const say = (zh: string, en: string) => spoken([zh, en], locale)
  const known = names[step.byName]
  const by = known ? spoken(known, locale) : step.byName
  const { move } = step
  const due = formatShortMoment(move.dueAt, locale)
  const said = move.text ?? undefined
  const [lead = '', ...others] = move.units
  const list = (units: readonly string[]) => units.join(say('、', ', '))
  const until = (zh: string, en: string) => (due ? say(zh, en) : undefined)
  const paused = say('时限暂停', 'the clock stands still')
  switch (step.kind) {
    case 'receive':
      // What was met before anybody asked waits for nothing.
      if (Date.parse(move.dueAt ?? '') <= Date.parse(step.at)) {
        return { what: say(`${by} 当场办好后登记`, `${by} wrote it down, already done`) }
      }
      return {
        what: say(`${by} 登记了这件诉求`, `${by} took it in`),
        then: until(`${due}前决定怎么办`, `to be decided by ${due}`),
      }
    case 'accept':
      return {
        what: say(`${by} 受理`, `${by} accepted it`),
        said,
        then: until(`${due}前交办`, `to be assigned by ${due}`),
      }
    case 'refuse':
      return {
        what: say(`${by} 决定不予受理`, `${by} did not accept it`),
        said,
        then: say(
          `依据：${move.basis ?? ''}。请到：${move.elsewhere ?? ''}`,
          `Rule: ${move.basis ?? ''}. Where to go: ${move.elsewhere ?? ''}`,
        ),
      }
    case 'dispatch':
      return {
        what: say(
          `${by} 派给 ${lead}${others.length ? `，${list(others)} 协办` : ''}`,
          `${by} gave it to ${lead}${others.length ? `, with ${list(others)} assisting` : ''}`,
        ),
        said,
        then: until(`${due}前答复`, `to be answered by ${due}`),
      }
    case 'ask_return':
      return { what: say(`${by} 申请退单`, `${by} asked to send it back`), said }
    case 'decide_return':
      return {
        what: move.agreed
          ? say(`${by} 同意退单`, `${by} agreed to take it back`)
          : say(`${by} 不同意退单，由原单位继续办`, `${by} left it with the unit`),
        said,
        then: until(`${due}前重新派单`, `to be assigned by ${due}`),
      }
    case 'whistle':
      return {
        what: say(
          `${by} 吹哨：请 ${list(move.units)} 到 ${move.place ?? ''}`,
          `${by} called ${list(move.units)} to ${move.place ?? ''}`,
        ),
        said,
        then: until(`${due} 到场`, `to be there at ${due}`),
      }
    case 'attend':
      return { what: say(`${lead} 到场（${by}）`, `${lead} was there (${by})`), said }
    case 'end_whistle':
      return { what: say(`${by} 结束现场处置`, `${by} ended the meeting on the spot`), said }
    case 'ask':
      return {
        what: say(`${by} 问诉求人`, `${by} asked the reporter`),
        said,
        then: until(`请在${due}前答复，${paused}`, `answer wanted by ${due}; ${paused}`),
      }
    case 'answer':
      return {
        what:
          step.byName === '诉求人'
            ? say('诉求人答复', 'The reporter answered')
            : say(`${by} 记下诉求人的答复`, `${by} wrote down the answer`),
        said,
        then: until(`时限恢复，期限 ${due}`, `the clock goes on, due ${due}`),
      }
    case 'hold':
      return {
        what: say(`${by} 挂账`, `${by} put it on hold`),
        said,
        then: until(`${due}复核，${paused}`, `review on ${due}; ${paused}`),
      }
    case 'resume':
      return {
        what: say(`${by} 恢复办理`, `${by} let it go on`),
        said,
        then: until(`期限 ${due}`, `due ${due}`),
      }
    case 'ask_extension':
      return {
        what: say(`${by} 申请延期到 ${due}`, `${by} asked for ${due} instead`),
        said,
      }
    case 'decide_extension':
      return {
        what: move.agreed
          ? say(`${by} 同意延期`, `${by} granted a later date`)
          : say(`${by} 不同意延期，期限不变`, `${by} left the date as it was`),
        said,
        then: until(`期限改为 ${due}`, `now due ${due}`),
      }
    case 'hand':
      return {
        what: say(
          `${by} 转由${word('level', move.level, locale)}负责`,
          `${by} handed it to the ${word('level', move.level, locale).toLowerCase()}`,
        ),
        said,
      }
    case 'merge':
      return {
        what: say(`${by} 把它并入 ${move.number}`, `${by} merged it into ${move.number}`),
      }
    case 'split':
      return {
        what: say(`${by} 从中拆出 ${move.number}`, `${by} split ${move.number} off`),
        said,
      }
    case 'join':
      return {
        what: say(
          `又有人反映同一件事，编号 ${move.number}`,
          `Somebody else told the same, number ${move.number}`,
        ),
      }
    case 'tie':
      return {
        what: say(
          `${by} 归入同源问题 ${move.number}`,
          `${by} tied it to the common cause ${move.number}`,
        ),
      }
    case 'untie':
      return { what: say(`${by} 移出同源问题`, `${by} took it out of the common cause`), said }
    case 'settle':
      return {
        what: say(`${by} 办结并答复`, `${by} settled and answered it`),
        said,
        then: until(`${due}前可以评价`, `to be rated by ${due}`),
      }
    case 'call_back':
      return {
        what:
          move.way === 'message'
            ? say(`${by} 发短信请诉求人评价`, `${by} asked the reporter by text to rate it`)
            : say(
                `${by} ${word('callWay', move.way, locale)}回访，没有结果`,
                `${by} called back ${word('callWay', move.way, locale)}, in vain`,
              ),
        said,
        answers: move.answers,
        then: until(`${due} 再访`, `again ${due}`),
      }
    case 'rate': {
      const stars = '★'.repeat(move.stars ?? 0)
      const solved = move.solved ? say('已解决', 'solved') : say('没有解决', 'not solved')
      return {
        what:
          step.byName === '诉求人'
            ? say(`诉求人评价 ${stars} ${solved}`, `The reporter rated it ${stars}, ${solved}`)
            : say(
                `${by} ${word('callWay', move.way, locale)}回访，诉求人评价 ${stars} ${solved}`,
                `${by} called back ${word('callWay', move.way, locale)}: ${stars}, ${solved}`,
              ),
        said,
        answers: move.answers,
        then: move.again
          ? say(`退回重办，${due}前重新安排`, `back to work, to be assigned anew by ${due}`)
          : undefined,
      }
    }
    case 'reopen':
      return {
        what: say(`${by} 要求重办`, `${by} had it reopened`),
        said,
        then: until(`${due}前重新安排`, `to be assigned by ${due}`),
      }
    case 'appeal':
      return {
        what: say(`${by} 申请复查`, `${by} asked for a review`),
        said,
        then: until(`${due}前出具意见`, `opinion by ${due}`),
      }
    case 'withdraw':
      return { what: say(`${by} 撤回`, `${by} withdrew it`), said }
    case 'supervise':
      return {
        what: say(`${by} 督办，要求 ${due} 前办好`, `${by} ordered it done by ${due}`),
        said,
      }
    case 'escalate':
      return {
        what: say(
          `${word('clock', move.clock, locale)}超期，已报${word('rung', move.rung, locale)}`,
          `Late with ${word('clock', move.clock, locale)}: told ${word('rung', move.rung, locale)}`,
        ),
        then: until(`原定 ${due}`, `was due ${due}`),
      }
    case 'close':
      return { what: say('到期没有评价，归档', 'Nobody rated it in time; closed') }
    case 'comment':
      return {
        what: step.forReporter
          ? say(`${by} 告诉诉求人`, `${by} told the reporter`)
          : say(`${by} 备注`, `${by} noted`),
        said,
      }
  }
}

/** What happens by itself is told quietly. */
export function isQuiet(step: RequestStep): boolean {
  return step.kind === 'escalate' || step.kind === 'join' || step.kind === 'close'
}
