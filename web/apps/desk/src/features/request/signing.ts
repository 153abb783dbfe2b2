import type { RequestFile, RequestMove } from '@koumen/api-client'
import { ratingWords } from '@koumen/ui'
import type { MoveValues } from './forms'

/** The words that are signed with a move, exactly as they will be kept; see Signing on the server. */
export function signedWords(kind: RequestMove, values: MoveValues, file: RequestFile): string {
  const word = (name: string) => String(values[name] ?? '').trim()
  switch (kind) {
    case 'refuse':
      return [word('basis'), word('reason'), word('elsewhere')].join('\n').trim()
    case 'attend':
      return word('did')
    case 'end_whistle':
      return word('outcome')
    case 'answer':
      return word('text')
    case 'settle':
      return word('result')
    case 'rate':
      return ratingWords(
        file.result ?? '',
        values['solved'] === true,
        Number(values['stars'] ?? 0),
        word('reason'),
      )
    default:
      return word('reason')
  }
}
