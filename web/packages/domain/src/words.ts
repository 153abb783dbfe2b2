import { spoken, type Both, type Locale } from './locale'
import { requestWords } from './requestWords'

/** The words of the domain by the value that the program stores. */
export const words = {
  level: {
    nation: ['全国', 'Nation'],
    province: ['省', 'Province'],
    prefecture: ['市', 'Prefecture'],
    county: ['县区', 'County'],
    township: ['乡镇街道', 'Township'],
    village: ['社区（村）', 'Community'],
    grid: ['网格', 'Grid'],
    building: ['楼栋', 'Building'],
  },
  setting: {
    urban: ['城镇', 'Urban'],
    rural: ['农村', 'Rural'],
  },
  gridSize: {
    right: ['规模合适', 'Right size'],
    small: ['偏小', 'Too small'],
    large: ['偏大', 'Too large'],
    none: ['不适用', 'No rule'],
  },
  use: {
    residential: ['住宅', 'Residential'],
    commercial: ['商用', 'Commercial'],
    mixed: ['商住两用', 'Mixed'],
    vacant: ['空置', 'Vacant'],
  },
  householdKind: {
    family: ['家庭户', 'Family'],
    collective: ['集体户', 'Collective'],
    tenant: ['租住户', 'Tenants'],
    business: ['商户', 'Business'],
  },
  householdState: {
    present: ['在住', 'Living here'],
    away: ['外出', 'Away'],
    moved_out: ['已迁出', 'Moved out'],
    dissolved: ['已销户', 'Dissolved'],
    merged: ['已并户', 'Merged'],
  },
  residentState: {
    present: ['在住', 'Living here'],
    away: ['外出', 'Away'],
    moved_out: ['已迁出', 'Moved out'],
    dead: ['已去世', 'Died'],
    merged: ['已合并', 'Merged'],
  },
  sex: {
    male: ['男', 'Male'],
    female: ['女', 'Female'],
  },
  relation: {
    head: ['户主', 'Head'],
    spouse: ['配偶', 'Spouse'],
    child: ['子女', 'Child'],
    child_in_law: ['儿媳女婿', 'Child in law'],
    grandchild: ['孙辈', 'Grandchild'],
    parent: ['父母', 'Parent'],
    grandparent: ['祖辈', 'Grandparent'],
    sibling: ['兄弟姐妹', 'Sibling'],
    other_kin: ['其他亲属', 'Other kin'],
    not_kin: ['非亲属', 'Not kin'],
  },
  mark: {
    red: ['红色标记', 'Red mark'],
    yellow: ['黄色标记', 'Yellow mark'],
    green: ['绿色标记', 'Green mark'],
  },
  lifeChange: {
    birth: ['出生', 'Birth'],
    death: ['去世', 'Death'],
    moved_in: ['迁入', 'Moved in'],
    came_back: ['迁回', 'Came back'],
    moved_out: ['迁出', 'Moved out'],
    moved_within: ['迁到本地另一户', 'Moved to another household here'],
    household_split: ['分户', 'Household split'],
    household_merge: ['并户', 'Households merged'],
    school: ['就学', 'School'],
    job: ['就业', 'Work'],
    health: ['健康', 'Health'],
    marriage: ['结婚', 'Marriage'],
    divorce: ['离婚', 'Divorce'],
  },
  planState: {
    open: ['进行中', 'Open'],
    reached: ['已达成', 'Reached'],
    dropped: ['已停止', 'Dropped'],
  },
  due: {
    mark: ['标记复查', 'Review the mark'],
    plan: ['计划检查', 'Check the plan'],
    step: ['计划步骤', 'Step of a plan'],
    goal: ['计划到期', 'Plan ends'],
  },
  duplicateWhy: {
    same_identity: ['身份证号相同', 'Same identity number'],
    same_name_birth_near: ['同名、同生日、住址相近', 'Same name and birth date, near address'],
  },
  duplicateState: {
    open: ['待判定', 'To decide'],
    merged: ['已合并', 'Merged'],
    different: ['不是同一人', 'Two people'],
    undone: ['已撤销', 'Undone'],
  },
  channel: {
    doorstep: ['上门走访', 'Doorstep'],
    walk_in: ['来访', 'Walk-in'],
    phone: ['电话', 'Phone'],
    web: ['网上', 'Web'],
    chat: ['群聊', 'Chat group'],
    wish_box: ['意见箱', 'Wish box'],
    hotline: ['12345 热线', '12345 hotline'],
    patrol: ['巡查', 'Patrol'],
    api: ['其他平台', 'Other platform'],
    import: ['批量导入', 'Import'],
  },
  ...requestWords,
  visitForm: {
    door: ['上门', 'At the door'],
    phone: ['电话', 'By phone'],
    point: ['单位或服务点', 'At a company or point'],
  },
  appointmentState: {
    proposed: ['待住户确认', 'Proposed'],
    booked: ['已约好', 'Booked'],
    kept: ['已如约', 'Kept'],
    missed: ['失约', 'Missed'],
    cancelled: ['已取消', 'Cancelled'],
    moved: ['已改期', 'Moved'],
  },
  promiseState: {
    open: ['未到结果', 'Open'],
    kept: ['已兑现', 'Kept'],
    broken: ['未能兑现', 'Not kept'],
    changed: ['经同意变更', 'Changed with consent'],
  },
  doorTimes: {
    any: ['都可以', 'Any time'],
    day: ['工作日白天', 'Working days'],
    evening: ['晚上', 'Evenings'],
    weekend: ['周末', 'Weekends'],
    off_peak: ['晚上或周末', 'Evenings or weekends'],
  },
  visitOutcome: {
    met: ['见到住户', 'Met'],
    nobody_home: ['家中无人', 'Nobody home'],
    card_left: ['没人，留了联系卡', 'Nobody, card left'],
    refused: ['不便接待', 'Declined'],
    moved: ['已搬走', 'Moved away'],
    by_phone: ['电话走访', 'By phone'],
  },
  unitKind: {
    department: ['部门', 'Department'],
    township: ['乡镇街道', 'Township'],
    village: ['社区（村）', 'Community'],
    utility: ['水电燃气热', 'Utility'],
    service: ['服务机构', 'Service'],
    company: ['企业', 'Company'],
    organisation: ['社会组织', 'Organisation'],
  },
  staffKind: {
    cadre: ['干部', 'Cadre'],
    grid_worker: ['网格员', 'Grid worker'],
    lookout: ['信息员', 'Look-out'],
    volunteer: ['志愿者', 'Volunteer'],
    expert: ['专家', 'Expert'],
    mediator: ['调解员', 'Mediator'],
  },
  rank: {
    city: ['市级', 'City'],
    county: ['县级', 'County'],
    township: ['乡镇级', 'Township'],
    village: ['村级', 'Village'],
  },
  post: {
    grid_lead: ['网格长', 'Grid lead'],
    building_lead: ['楼长', 'Building lead'],
    stair_lead: ['楼门长', 'Stair lead'],
    grid_worker: ['网格员', 'Grid worker'],
    visitor: ['走访干部', 'Visitor'],
    mediator: ['调解员', 'Mediator'],
    security: ['治安员', 'Security'],
    health: ['卫生员', 'Health'],
    utilities: ['水电燃气管理员', 'Utilities'],
    lookout: ['信息员', 'Look-out'],
    volunteer: ['志愿者', 'Volunteer'],
  },
  areaChange: {
    added: ['新设', 'Added'],
    renamed: ['更名', 'Renamed'],
    recoded: ['变更代码', 'Recoded'],
    merged: ['合并', 'Merged'],
    split: ['拆分', 'Split'],
    closed: ['撤销', 'Closed'],
  },
  look: {
    look: ['查看', 'Looked at'],
    carry: ['放进走访手机', 'Taken along on a phone'],
    reveal: ['查看隐去的内容', 'Revealed'],
    search: ['按证件查找', 'Searched by identity'],
    export: ['导出', 'Exported'],
    rows: ['查看名单', 'Opened rows'],
  },
  accountState: {
    invited: ['待设密码', 'Invited'],
    active: ['在用', 'Active'],
    closed: ['已停用', 'Closed'],
  },
  permission: {
    AREA_READ: ['看区划与网格', 'See areas and grids'],
    AREA_WRITE: ['改区划与网格', 'Change areas and grids'],
    HOUSEHOLD_READ: ['看住户档案（隐去证件号码）', 'See household files, masked'],
    HOUSEHOLD_WRITE: ['改住户档案', 'Change household files'],
    HOUSEHOLD_REVEAL: ['说明原因后查看证件、电话', 'Uncover numbers, with a reason'],
    DUPLICATE_DECIDE: ['核对重复', 'Decide on duplicates'],
    STATISTICS_READ: ['看统计', 'See statistics'],
    IMPORT: ['导入', 'Import'],
    EXPORT: ['导出', 'Export'],
    WORKFORCE_READ: ['看队伍', 'See people who serve'],
    WORKFORCE_WRITE: ['改队伍', 'Change people who serve'],
    PLAN_READ: ['看包保分工', 'See who looks after whom'],
    PLAN_WRITE: ['定包保分工', 'Decide who looks after whom'],
    VISIT_READ: ['看走访', 'See visits'],
    VISIT_WRITE: ['记走访', 'Record visits'],
    REQUEST_READ: ['看诉求', 'See requests'],
    REQUEST_WRITE: ['受理诉求', 'Take requests in'],
    REQUEST_DISPATCH: ['派单', 'Dispatch requests'],
    REQUEST_HANDLE: ['办理本单位诉求', "Handle the unit's requests"],
    REQUEST_SUPERVISE: ['督办诉求', 'Supervise requests'],
    LEDGER_READ: ['看台账', 'See the ledger'],
    ACCESS_ADMIN: ['管账号', 'Manage accounts'],
    AUDIT_READ: ['看审计', 'Read the audit'],
    SETTINGS_WRITE: ['改设置', 'Change settings'],
  },
  jobState: {
    waiting: ['排队中', 'Waiting'],
    running: ['进行中', 'Running'],
    done: ['已完成', 'Done'],
    failed: ['未完成', 'Failed'],
    cancelled: ['已取消', 'Cancelled'],
  },
} as const satisfies Record<string, Record<string, Both>>

export type WordGroup = keyof typeof words
export type Word<Group extends WordGroup> = keyof (typeof words)[Group] & string

/** A stored value as people say it; a value the table does not know is shown as it is. */
export function word(group: WordGroup, value: string | null | undefined, locale: Locale): string {
  if (!value) return ''
  const both = (words[group] as Record<string, Both>)[value]
  return both ? spoken(both, locale) : value
}

/** All values of a group with their labels, in the order of the table, for choices. */
export function choices<Group extends WordGroup>(
  group: Group,
  locale: Locale,
): { value: Word<Group>; label: string }[] {
  return Object.entries(words[group]).map(([value, both]) => ({
    value: value as Word<Group>,
    label: spoken(both as Both, locale),
  }))
}
