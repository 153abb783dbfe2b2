import { access } from '../features/access/words'
import { agreed } from '../features/agreed/words'
import { assignment } from '../features/assignment/words'
import { round } from '../features/round/words'
import { audit } from '../features/audit/words'
import { campaign } from '../features/campaign/words'
import { check } from '../features/check/words'
import { due } from '../features/due/words'
import { duplicate } from '../features/duplicate/words'
import { exchange } from '../features/exchange/words'
import { home } from '../features/home/words'
import { household } from '../features/household/words'
import { ledger } from '../features/ledger/words'
import { map } from '../features/map/words'
import { notice } from '../features/notice/words'
import { request } from '../features/request/words'
import { session } from '../features/session/words'
import { settings } from '../features/settings/words'
import { statistics } from '../features/statistics/words'
import { truth } from '../features/truth/words'
import { workforce } from '../features/workforce/words'
import { shell } from '../shell/words'
import { common } from './common'

/** Every text of the desk, feature by feature, each as a pair: Chinese, English. */
export const texts = {
  common,
  session,
  shell,
  access,
  agreed,
  assignment,
  round,
  audit,
  campaign,
  check,
  due,
  duplicate,
  exchange,
  home,
  household,
  ledger,
  map,
  notice,
  request,
  settings,
  statistics,
  truth,
  workforce,
}
