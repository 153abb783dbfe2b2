import type { Locale } from './locale'

/** Whether a value still hides something. */
export function isMasked(value: string | null | undefined): boolean {
  return !!value && /[*＊•]/.test(value)
}

/** A masked value as it is read aloud: 尾号 5678, the rest hidden. */
export function spokenMask(value: string, locale: Locale): string {
  const tail = /(\w{1,4})$/.exec(value)?.[1]
  if (!isMasked(value)) return value
  if (!tail) return locale === 'en' ? 'hidden' : '已隐去'
  return locale === 'en' ? `hidden, ends in ${tail}` : `已隐去，尾号 ${tail}`
}

/** A mobile number in groups that can be dictated: 138 1234 5678. Other numbers stay as they are. */
export function groupedPhone(phone: string): string {
  return /^[\d*]{11}$/.test(phone)
    ? `${phone.slice(0, 3)} ${phone.slice(3, 7)} ${phone.slice(7)}`
    : phone
}
