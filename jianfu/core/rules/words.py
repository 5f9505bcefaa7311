"""Words of the office, as pieces of patterns to be joined with `rf"..."`, and patterns that several rules share.

A piece is a group of its own and holds no capturing group. All are written for `Text.plain`: half-width , : ( ) and
digits.
"""

from __future__ import annotations

from jianfu.core.rules.patterns import pattern

# -- who

TOWNSHIP = r"(?:乡镇|镇街|街镇|镇乡|街道|乡|镇)"
VILLAGE = r"(?:行政村|村居|居委会|村委会|村|社区)"
GRASSROOTS = pattern(rf"各?{TOWNSHIP}|各?{VILLAGE}|网格员|基层|县(?:市、)?区|区县")

VILLAGES = r"(?:村\(社区\)|村\(居\)委?会?|村居|村委会|居委会|村民委员会|居民委员会|行政村|社区|村组|村两委|[各每全]村|村(?=会计|书记|主任|干部|文书|级))"
"""A village or community, also in a compound such as 村会计."""
# Heads of villages and communities: 村主任 and 居委会主任 count (decision 11).
VILLAGE_HEADS = (
    r"(?:村支书|村书记|村主任|村长|社区书记|社区主任|(?:村|居)委会主任|村居书记|居民?区书记|"
    r"(?:村|社区|居|村居|村\(社区\)|村\(居\)|村、社区|社区\(村\))(?:两委|党委)?(?:的)?"
    r"(?:(?:党)?(?:总)?支部)?(?:书记|主任|主职|主要负责|负责人|一把手)|书记主任|书记、主任)"
)
EVERYONE = r"(?:全体|全员|全部人员|每[名位个]?(?:人|干部|党员|网格员|职工|同志|村民)|人人|所有(?:人员|干部|党员|网格员|职工|同志)|各级干部|干部职工)"

# -- how often

DAILY = r"(?:[每逐当]日|[每天]天|日报|日日|隔[日天]|每[一两二三]天|每[早晚]|每个工作日|工作日内每|每\d+小时|按日|日清|日调度)"
WEEKLY = r"(?:每逢(?:周|星期)|每(?:个)?(?:周|星期|礼拜)|逐周|按周|周报)"
MONTHLY = r"(?:每逢\d+[日号]|半月|每(?:个)?月|逐月|按月|月报|每半月|半月报|每旬|旬报|按旬|每两周|双周报|每[两二]个?星期)"
"""Monthly, and the shorter rhythms between a week and a month."""

# -- acts

HAND_IN = r"(?:报送|上报|呈报|填报|报告|反馈|提交|上交|提供|送交|寄送|发送|传送|上传|报备|报|交|发至|发到|送至|送到|传至)"
# To hand something in. 通报 is what a superior does; a bare 报 counts before the one who gets it.
REPORT = (
    r"(?:报送|上报|呈报|填报|报备|汇报|反馈|提交|上交|交回|报回|回传|报至|报到|报给|函告|发送至|发至|书面报告?|"
    r"交(?=一份|份|至|到|来|报|我)|报告(?!会|书|人|的|制度|期|单位)|报(?=我|本|县|市|区|省|州|局|镇|乡|街道|领导小组|指挥部|专班))"
)
KEEP = r"(?:留存|存档|备查|归档|留底|留痕|保存|建档|作为?佐证|佐证|收集|存证)"
INSTALL = r"(?:下载|安装|注册|激活|实名认证|绑定|启用|装上?)"

# -- things

PICTURE = r"(?:图文(?=资料|信息|材料|报道)|照片|相片|图片|影像(?:资料)?|截图|截屏|合影|留影|水印相机|水印照|录像|录屏|短视频|视频资料|小视频)"
SIGN_IN = r"(?:签[到字][表册簿单]|点名[册簿表]|签名[册表]|考勤表)"
MINUTES = r"(?:(?:会议|活动|走访|学习|培训|宣讲|谈话|巡查|入户|工作)记录[本表簿]?|记录[本簿表]|(?:会议)?纪要)"
LOG = (
    r"(?:工作日志|巡查日志|走访日志|日志|工作日记|民情日记|工作台账|巡查台账|台账|巡查记录|走访记录|工作记录)"
)
LEDGER = r"(?:台账|(?:调解|走访|学习|会议|值班|巡查|宣传|整改|签到|培训|演练)[本簿册]|登记[本簿册]|记录[本簿册]|工作[本簿册]|档案盒|档案|花名册|日记本|日志本|账簿)"
PAPER = r"(?:(?:纸质|纸制|纸介质|纸面)(?:版|件|稿|材料)?|书面件|纸版)"
ELECTRONIC = r"(?:电子[版档件稿表]|电子文档|电子表格|电子邮[箱件]|扫描件|邮箱|邮件|网上填报|线上填报|OA系统|(?:系统|平台)(?:内|上|中|里)?(?:填报|上报|录入|提交))"

APP = r"(?:APP|App|app|小程序|客户端|移动端|手机端|手机应用|移动应用|应用程序|快应用|微应用)"
"""政务移动互联网应用程序 in its usual names."""
SYSTEM = rf"(?:{APP}|系统|平台|数据库|一张网|直报网|信息网|管理端)"
GROUP = r"(?:微信群|钉钉群|QQ群|工作群|业务群|联络群|[本此该]群|群[里内中]|群聊|群公告)"
ACCOUNT = r"(?:公众号|视频号|抖音号|微博|服务号|订阅号|头条号|快手号|官微|新媒体账号)"

# -- what is never a formality

HAZARD = (
    r"(?:隐患|危房|危险|险情|破损|塌[方陷]|滑坡|受损|受灾|灾情|灾害|事故|火点|裂缝|渗漏|损毁|倒塌|内涝|决口)"
)
FIELD_PROOF = r"(?:执法|取证|案件|处罚|勘验|勘查|现场核查|违法|理赔|定损)"
SUBSIDY = r"(?:补助|补贴|奖补|救助|赔偿|补偿|理赔|报销|报账|资金|发票|票据|验收|改造前|施工|工程)"
STATUTE = r"(?:(?:依据|根据|按照|依照|执行)《[^》]{2,40}(?:法|条例|办法|规定|细则|准则)(?:\([^)]*\))?》|依法(?:应当|须|应))"
"""E2: a law or regulation named as the reason."""
ADMITTED = r"(?:准入(?:编?号|码)|准入[::]?\s?[A-Z]{1,4}-?\d|[A-Z]{2}-20\d\d-\d{2,5})"

# -- what makes a paper or a meeting lawful

# A paper that speaks for the party committee or government itself.
AGREED = pattern(
    r"经[^,。;]{0,16}(?:党委|党工委|政府|县委|市委|区委|省委|国务院|常务会|常委会|办公会|领导小组)[^,。;]{0,12}"
    r"(?:同意|批准|审定|审议通过|研究决定)|(?:受|根据)[^,。;]{0,16}(?:政府|党委|县委|市委|区委)[^,。;]{0,6}(?:委托|授权)|"
    r"经[^,。;]{0,10}授权"
)
# The article that asks for it (E2).
BY_LAW = pattern(r"《[^》]{2,30}(?:法|条例)》第[一二三四五六七八九十百零\d]+条")

# Meetings whose holding a law or the party constitution sets (E5).
STATUTORY_MEETING = pattern(
    r"党代会|党代表大会|人代会|人民代表大会|人大常委会|政协(?:会议|全会|全体会议)|政协[^,。]{0,12}全体会议|"
    r"全委会|全委\(扩大\)|全会|常委会|常务会|代表大会|换届选举|党员大会|村民(?:代表)?会议|居民(?:代表)?会议"
)
