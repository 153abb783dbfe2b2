import { spoken, type Both, type Locale } from '@koumen/domain'

const actions: Record<string, Both> = {
  'session.opened': ['登录', 'Signed in'],
  'session.unlinked': ['统一身份未关联，没有登录', 'Single sign-on not linked, not let in'],
  'account.invited': ['新增账号', 'Invited an account'],
  'account.set-up': ['设好密码', 'Set up the account'],
  'account.link-renewed': ['重发设置链接', 'Renewed a setup link'],
  'account.closed': ['停用账号', 'Closed an account'],
  'account.handed-over': ['离岗交接', 'Handed over'],
  'phone.cut-off': ['停用手机', 'Cut a phone off'],
  'account.reopened': ['恢复账号', 'Opened an account again'],
  'account.unlocked': ['解除锁定', 'Unlocked an account'],
  'account.locked': ['连续输错，账号锁定', 'Locked after wrong sign-ins'],
  'account.password-changed': ['修改密码', 'Changed the password'],
  'account.totp-enrolled': ['开启两步登录', 'Turned the second step on'],
  'account.totp-dropped': ['关闭两步登录', 'Turned the second step off'],
  'account.granted': ['授予角色', 'Granted a role'],
  'account.grant-ended': ['收回角色', 'Ended a role'],
  'account.oidc-linked': ['关联统一身份', 'Linked a single sign-on'],
  'role.put': ['修改角色', 'Changed a role'],
  'setting.changed': ['修改设置', 'Changed a setting'],
  'unit.added': ['新增单位', 'Added a unit'],
  'unit.changed': ['修改单位', 'Changed a unit'],
  'unit.closed': ['撤销单位', 'Closed a unit'],
  'import.started': ['开始导入', 'Started an import'],
  'import.done': ['完成导入', 'Finished an import'],
  'export.started': ['开始导出', 'Started an export'],
  'export.done': ['完成导出', 'Finished an export'],
  'export.fetched': ['下载导出文件', 'Fetched an export'],
  'outbox.retried': ['重发消息', 'Had messages sent again'],
  'media.blurred': ['遮挡照片', 'Blurred a picture'],
  'media.shown': ['改照片可见范围', 'Changed who sees a picture'],
  'media.removed': ['删除照片或录音', 'Removed a picture or sound'],
}

const fields: Record<string, Both> = {
  identity: ['身份证号', 'Identity number'],
  phone: ['电话', 'Phone'],
  file: ['住户档案', 'Household file'],
  list: ['名单', 'List'],
  'masked-identity': ['身份证号（遮盖）', 'Identity number (masked)'],
  'masked-phone': ['电话（遮盖）', 'Phone (masked)'],
  area: ['村（社区）', 'Village'],
  grid: ['网格', 'Grid'],
  compound: ['小区', 'Compound'],
  building: ['楼栋', 'Building'],
  entrance: ['单元', 'Entrance'],
  floor: ['楼层', 'Floor'],
  room: ['门牌', 'Room'],
  address: ['地址', 'Address'],
  use: ['房屋用途', 'Use'],
  number: ['编号', 'Number'],
  kind: ['类型', 'Kind'],
  head: ['户主', 'Head'],
  name: ['姓名', 'Name'],
  sex: ['性别', 'Sex'],
  born: ['出生日期', 'Birth date'],
  age: ['年龄', 'Age'],
  relation: ['与户主关系', 'Relation'],
  languages: ['语言', 'Languages'],
  school: ['学校', 'School'],
  work: ['工作单位', 'Work'],
  present: ['是否在户', 'At home'],
  since: ['入住日期', 'Since'],
  care: ['重点服务类别', 'Under care'],
  mark: ['三色标记', 'Care mark'],
  mark_reason: ['标记原因', 'Reason of the mark'],
  mark_review: ['标记复查日期', 'Review of the mark'],
  last_visit: ['最近走访', 'Last visit'],
  title: ['标题', 'Title'],
  body: ['内容', 'Text'],
  reporter: ['诉求人', 'Reporter'],
}

/** What was done, in words. */
export function actionName(action: string, locale: Locale): string {
  const both = actions[action]
  return both ? spoken(both, locale) : action.replace(/[.-]/g, ' ')
}

const details: Record<string, Both> = {
  role: ['角色代号', 'Role'],
  grant: ['授权编号', 'Grant'],
  permissions: ['权限', 'Permissions'],
  linked: ['已关联', 'Linked'],
  how: ['登录方式', 'Way in'],
  by: ['方式', 'By'],
  until: ['到', 'Until'],
  kind: ['种类', 'Kind'],
  rows: ['行数', 'Rows'],
  file: ['文件', 'File'],
  reason: ['原因', 'Reason'],
  value: ['值', 'Value'],
  name: ['名称', 'Name'],
  dryRun: ['只试不写', 'Dry run'],
  columns: ['列', 'Columns'],
  filters: ['条件', 'Conditions'],
  unmasked: ['完整号码', 'Whole numbers'],
  q: ['搜索', 'Search'],
}

/** What else was written down, in words where there are some. */
export function detailName(name: string, locale: Locale): string {
  const both = details[name]
  return both ? spoken(both, locale) : name
}

/** Every kind of action that has a name, to choose from. */
export function actionChoices(locale: Locale): { value: string; label: string }[] {
  return Object.entries(actions).map(([value, both]) => ({ value, label: spoken(both, locale) }))
}

/** What was seen, in words. */
export function fieldName(field: string, locale: Locale): string {
  const both = fields[field]
  return both ? spoken(both, locale) : field
}
