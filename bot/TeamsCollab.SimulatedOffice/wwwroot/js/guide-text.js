import { language } from "./language.js";

const zh = {
  intro: "这里可以一个人扮演所有同事，把一次跨部门协作从发起走到复盘。例子：「2024年Q3新品上市营销活动协作」。",
  roles: "市场部是发起方；销售部、产品部、客服部是接收方。",
  orWatch: "先看一遍自动演示",
  steps: [
    ["打开市场部的聊天", "在左边选市场部的同事，或按下面的按钮。"],
    ["发送「发起」", "按输入框上方的「发起」，或在这里按一下。机器人会送来需求表单。"],
    ["填写需求并提交", "可以复制下面的示例内容。接收方选销售部、产品部、客服部。"],
    ["以接收方身份答复", "打开三个部门负责人的聊天，按「接收」，也可以提出条件或请求澄清。"],
    ["开会、写纪要、确认、签字", "把办公时钟向前拨到开会以后。市场部整理纪要，参会人确认，各方负责人签字。"],
    ["执行、验收、复盘", "任务负责人同步进度；完成后验收，最后复盘。记录表随时可以查看。"],
  ],
  sampleTitle: "示例内容",
  fields: { topic: "协作主题", need: "需要对方做什么", why: "为什么做", standard: "需达到什么标准" },
  keysTitle: "键盘",
  keys: [
    ["↑ ↓", "在人员列表中移动；Home / End 到头尾"],
    ["Enter", "打开聊天；Ctrl+Enter 并排打开"],
    ["Ctrl + Enter", "在输入框中发送消息"],
    ["/", "查找同事"],
    ["[  ]", "上一个、下一个窗格"],
    ["Alt + 1…9", "跳到第几个窗格"],
    ["T", "打开协作进展"],
    ["P", "打开自动演示"],
    ["?", "打开上手指引"],
    ["Esc", "关闭菜单、清空搜索、收起人员列表"],
  ],
};

const en = {
  intro: "Here one person plays every colleague and takes a collaboration from its request to its retrospective. The example: 2024年Q3新品上市营销活动协作 (marketing the launch of a new product).",
  roles: "市场部 (marketing) asks; 销售部 (sales), 产品部 (product) and 客服部 (customer service) are asked.",
  orWatch: "Watch it played first",
  steps: [
    ["Open a chat in 市场部", "Choose a colleague of 市场部 on the left, or press the button."],
    ["Send 发起 (start)", "Press 发起 above the text field, or here. The bot answers with the request form."],
    ["Fill in the request and submit it", "You may copy the sample texts below. Receivers are 销售部, 产品部 and 客服部."],
    ["Answer as the receivers", "Open the chats of the three departments' heads and accept; they may also set conditions or ask back."],
    ["Meet, write minutes, confirm, sign", "Move the office clock past the meeting. 市场部 writes the minutes, attendees confirm, each side's head signs."],
    ["Execute, accept the work, look back", "Those who hold tasks report progress; finished work is accepted, then comes the retrospective. The record form can be read at any time."],
  ],
  sampleTitle: "Sample texts",
  fields: { topic: "Topic", need: "What they do", why: "Why", standard: "Standard" },
  keysTitle: "Keyboard",
  keys: [
    ["↑ ↓", "move in the list of people; Home / End to its ends"],
    ["Enter", "opens a chat; Ctrl+Enter opens it beside the others"],
    ["Ctrl + Enter", "sends the message you are writing"],
    ["/", "find a colleague"],
    ["[  ]", "previous and next pane"],
    ["Alt + 1…9", "go to the pane of that number"],
    ["T", "opens the timeline"],
    ["P", "opens the scenarios that play by themselves"],
    ["?", "opens the first steps"],
    ["Esc", "closes menus, clears the search, closes the drawer"],
  ],
};

export const guideText = () => language() === "zh" ? zh : en;
