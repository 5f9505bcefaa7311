// Drop, paste, progress and drafts. Everything here also works as a plain form.
document.documentElement.classList.add("js");

const PART = 2 * 1024 * 1024;
const TRIES = 5;
const LOST = { lost: true, words: "网络断了，这份没有传完。网络好了可以再放一次。" };

document.addEventListener("DOMContentLoaded", () => {
  const form = document.getElementById("drop");
  if (form) takePapers(form);
  const desk = document.querySelector("[data-keys]");
  if (desk) decideByKeys(desk);
  const search = document.querySelector("[data-live]");
  if (search) answerWhileTyping(search);
  waitForResult();
  addEventListener("hashchange", openTarget);
  openTarget();
});

function takePapers(form) {
  const text = form.elements.text;
  const say = document.getElementById("say");
  const list = document.getElementById("sending");
  const most = form.dataset.most * 1024 * 1024;

  text.value = text.value || remembered();
  text.addEventListener("input", () => remember(text.value));

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const files = [...form.elements.file.files, ...form.elements.photo.files];
    if (files.length) send(files);
    else if (text.value.trim()) send([text.value]);
    else { say.textContent = "还没有放东西：请选一个文件，或把文字贴进框里。"; text.focus(); }
  });
  for (const name of ["file", "photo"]) {
    form.elements[name].addEventListener("change", (event) => send([...event.target.files]));
  }
  document.addEventListener("paste", (event) => {
    const files = [...event.clipboardData.files];
    const words = event.clipboardData.getData("text");
    if (files.length) { event.preventDefault(); send(files); }
    else if (event.target !== text && words.trim()) { event.preventDefault(); send([words]); }
  });
  document.addEventListener("dragover", (event) => { event.preventDefault(); form.classList.add("over"); });
  document.addEventListener("dragleave", (event) => { if (!event.relatedTarget) form.classList.remove("over"); });
  document.addEventListener("drop", (event) => {
    event.preventDefault();
    form.classList.remove("over");
    const files = [...event.dataTransfer.files];
    const words = event.dataTransfer.getData("text");
    if (files.length) send(files);
    else if (words.trim()) send([words]);
  });

  // One after another: each paper has its own line, and one that fails holds up no other.
  async function send(papers) {
    const lines = papers.map((paper) => addLine(list, paper));
    let where = "";
    let failed = 0;
    for (const [i, paper] of papers.entries()) {
      const answer = await sendOne(paper, lines[i]);
      if (answer) where = answer; else failed += 1;
    }
    form.elements.file.value = form.elements.photo.value = "";
    if (failed) say.textContent = `${failed}份没有放进去，其余不受影响。`;
    else location.href = papers.length === 1 ? where : "/";
  }

  async function sendOne(paper, line) {
    const isText = typeof paper === "string";
    if (!isText && paper.size > most) {
      line.end(`超过${form.dataset.most}MB,没有上传。请分开放，或去掉大图片。`);
      return "";
    }
    const token = form.elements.csrfmiddlewaretoken.value;
    const answer = !isText && paper.size > PART
      ? await sendInParts(form.action, token, paper, line.progress)
      : await post(form.action, { csrfmiddlewaretoken: token, [isText ? "text" : "file"]: paper }, line.progress);
    if (answer.where) {
      if (isText) { remember(""); text.value = ""; }
      line.end("已收到");
      return answer.where;
    }
    line.end(answer.words, () => send([paper]));
    return "";
  }
}

function addLine(list, paper) {
  const line = document.createElement("li");
  const name = document.createElement("span");
  const state = document.createElement("span");
  name.textContent = typeof paper === "string" ? "粘贴的文字" : paper.name;
  state.textContent = "正在传";
  line.append(name, state);
  list.append(line);
  return {
    progress(share) { state.textContent = share < 1 ? `正在传 ${Math.round(share * 100)}%` : "正在看"; },
    end(words, again) {
      state.textContent = words;
      if (!again) return;
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = "再放一次";
      button.addEventListener("click", () => { line.remove(); again(); });
      line.append(button);
    },
  };
}

// A lost line costs one part: the server says how much it holds, and the next part starts there.
async function sendInParts(address, token, file, progress) {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  const upload = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
  let offset = 0;
  for (let lost = 0; lost < TRIES;) {
    const end = Math.min(offset + PART, file.size);
    const fields = { csrfmiddlewaretoken: token, offset, name: file.name, file: file.slice(offset, end) };
    if (end === file.size) fields.last = 1;
    const answer = await post(`${address}${upload}/`, fields, (share) => progress((offset + share * (end - offset)) / file.size));
    if (answer.where || (answer.words && !answer.lost)) return answer;
    if (answer.lost) { lost += 1; await pause(1000 * lost); } else { offset = answer.held; lost = 0; }
  }
  return LOST;
}

function pause(time) { return new Promise((later) => setTimeout(later, time)); }

function post(address, fields, progress) {
  const body = new FormData();
  for (const name of Object.keys(fields)) body.append(name, fields[name]);
  return new Promise((done) => {
    const request = new XMLHttpRequest();
    request.open("POST", address);
    request.setRequestHeader("Accept", "application/json");
    request.upload.addEventListener("progress", (e) => e.lengthComputable && progress(e.loaded / e.total));
    request.addEventListener("load", () => {
      try { done(JSON.parse(request.responseText)); }
      catch (error) { done({ words: "服务器没有听懂，内容没有保存。可以再放一次。" }); }
    });
    request.addEventListener("error", () => done(LOST));
    request.send(body);
  });
}

// Pasted words survive a reload; a device that refuses storage simply forgets them.
function remember(words) {
  try { words ? localStorage.setItem("draft", words) : localStorage.removeItem("draft"); } catch (error) { /* private mode */ }
}
function remembered() {
  try { return localStorage.getItem("draft") || ""; } catch (error) { return ""; }
}

// The answers follow what is typed; without script the button asks.
function answerWhileTyping(form) {
  let asked = 0;
  form.addEventListener("input", async () => {
    const mine = ++asked;
    await pause(200);
    if (mine !== asked) return;
    try {
      const answer = await fetch(`${location.pathname}?${new URLSearchParams(new FormData(form))}`);
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      const fresh = page.getElementById(form.dataset.live);
      if (fresh && mine === asked) document.getElementById(form.dataset.live).replaceWith(fresh);
    } catch (error) { /* the line is down: the button still works */ }
  });
}

// The part of the page that is not finished fills in when it is ready.
async function waitForResult() {
  const part = document.querySelector("[data-wait]");
  if (!part) return;
  await pause(400);
  try {
    const answer = await fetch(location.pathname, { headers: { Accept: "text/html" } });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.getElementById(part.id);
    if (fresh && fresh.dataset.state !== part.dataset.state) {
      document.title = page.title;
      part.replaceWith(fresh);
      document.getElementById("news").textContent = `${page.querySelector("h1, h2").textContent}：页面已更新`;
    }
  } catch (error) { /* the line is down: ask again */ }
  waitForResult();
}

// A quotation may lead into a folded part.
function openTarget() {
  const target = location.hash && document.getElementById(location.hash.slice(1));
  const fold = target && target.closest("details");
  if (fold && !fold.open) { fold.open = true; target.scrollIntoView(); }
}

// 待审 by keyboard: J and K move, 1 to 5 choose an answer with its drafted words, Enter sends it. W calls a finding
// wrong: the one in which one stands, else the first.
function decideByKeys(desk) {
  const form = document.getElementById("decide");
  if (!form) return;
  const words = form.elements.reason;
  const radios = [...form.querySelectorAll("input[name=verdict]")];
  const drafts = radios.map((one) => one.dataset.draft);
  const isDrafted = () => !words.value.trim() || drafts.includes(words.value);
  const choose = (radio) => {
    // What somebody wrote stays; only one drafted answer is changed for another.
    if (isDrafted()) words.value = radio.dataset.draft;
    form.classList.toggle("merging", radio.value === "merge");
    if (radio.value === "merge" && !form.elements.into.value) form.elements.into.focus();
  };
  for (const radio of radios) radio.addEventListener("change", () => choose(radio));
  // The page comes anew with a new draft; where somebody has written, only the findings do.
  desk.addEventListener("submit", async (event) => {
    if (isDrafted() || !event.target.matches(".mark")) return;
    event.preventDefault();
    const answer = await fetch(event.target.action, { method: "POST", body: new FormData(event.target) });
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const fresh = page.querySelector(".findings");
    if (fresh) desk.querySelector(".findings").replaceWith(fresh);
  });
  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.altKey || event.metaKey || event.target.matches("textarea, input[type=text]")) return;
    const radio = radios.find((one) => one.dataset.key === event.key);
    const next = { j: desk.dataset.after, k: desk.dataset.before }[event.key.toLowerCase()];
    if (radio) { radio.checked = true; choose(radio); event.preventDefault(); }
    else if (event.key.toLowerCase() === "w") callWrong(event);
    else if (next) location.href = `/review/${next}/`;
    else if (event.key === "Enter" && !event.target.closest("a, button, summary")) { event.preventDefault(); form.requestSubmit(); }
  });
}

function callWrong(event) {
  const here = event.target.closest(".finding");
  const finding = here || document.querySelector("[data-finding]");
  const button = finding && finding.querySelector(".mark button");
  if (button) { event.preventDefault(); button.click(); }
}
