// In front of the stand-in (@supabase/lite 0.10.0 on PostgreSQL): rewrites the shapes of requests and answers to
// what GoTrue, PostgREST and storage-api send. Every decision (rows, tokens, limits) stays the stand-in's.
// Not for texts that look like PostgreSQL's timestamps: they are rewritten too.
import http from "node:http";

const [listenPort, targetPort] = process.argv.slice(2).map(Number);
const POSTGRES_TIME = /"(\d{4}-\d\d-\d\d) (\d\d:\d\d:\d\d(?:\.\d+)?)\+00"/g;
const OBJECT = "/storage/v1/object";

const relative = (url) => url?.replace(/^\/storage\/v1/, "");

async function readAll(stream) {
  const pieces = [];
  for await (const piece of stream) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** An upload by PUT in parts would be judged as "multipart/form-data"; as an overwriting POST it is read. */
function requestShape(method, path, headers) {
  const replaces = method === "PUT" && path.startsWith(`${OBJECT}/`) && /^multipart/.test(headers["content-type"] ?? "");
  return replaces ? { method: "POST", headers: { ...headers, "x-upsert": "true" } } : { method, headers };
}

function storageShape(path, asked, json) {
  if (path.startsWith(`${OBJECT}/upload/sign/`) && json.signedUrl) return { url: relative(json.signedUrl), token: json.token };
  if (path.startsWith(`${OBJECT}/sign/`) && Array.isArray(json)) return json.map(signedItem);
  if (path.startsWith(`${OBJECT}/sign/`) && json.signedUrl) return { signedURL: relative(json.signedUrl) };
  if (path.startsWith(`${OBJECT}/info/`) && json.id) return objectInfo(json);
  if (path.startsWith(`${OBJECT}/list/`)) return oneFolder(JSON.parse(asked).prefix ?? "", json);
  return json;
}

function signedItem(item) {
  return { error: item.error ?? null, path: item.path, signedURL: relative(item.signedURL ?? item.signedUrl) ?? null };
}

function objectInfo(json) {
  const { id, name, version, bucket_id, created_at, updated_at: last_modified, metadata: kept } = json;
  const facts = { size: kept?.size, content_type: kept?.mimetype, cache_control: kept?.cacheControl, etag: kept?.eTag };
  return { id, name, version, bucket_id, created_at, last_modified, ...facts, metadata: json.user_metadata };
}

/** storage-api lists one level of folders, with names relative to it. */
function oneFolder(prefix, rows) {
  const folder = prefix && !prefix.endsWith("/") ? `${prefix}/` : prefix;
  const found = new Map();
  for (const row of rows.filter((each) => each.name.startsWith(folder))) {
    const [name, ...deeper] = row.name.slice(folder.length).split("/");
    if (!deeper.length) found.set(name, { ...row, name });
    else if (!found.has(name)) found.set(name, { name, id: null, updated_at: null, created_at: null, last_accessed_at: null, metadata: null });
  }
  return [...found.values()];
}

function answerShape(path, asked, status, text) {
  const isRest = path.startsWith("/rest/");
  const timed = text.replace(POSTGRES_TIME, isRest ? '"$1T$2+00:00"' : '"$1T$2Z"');
  if (!path.startsWith("/storage/") || status >= 300) return timed;
  return JSON.stringify(storageShape(path, asked, JSON.parse(timed)));
}

/** A stored file is handed out as it is, also when it is JSON. */
function isFile(path, method, answer) {
  return method === "GET" && path.startsWith(`${OBJECT}/`) && !path.startsWith(`${OBJECT}/info/`) && answer.statusCode < 300;
}

function isJson(path, method, answer) {
  if (isFile(path, method, answer)) return false;
  const typed = /json/.test(answer.headers["content-type"] ?? "");
  return /^\/(auth|storage|rest)\//.test(path) && typed && answer.statusCode !== 204 && method !== "HEAD";
}

function ask(request, path, sent) {
  const { method, headers } = requestShape(request.method, path, request.headers);
  const { "transfer-encoding": _, ...kept } = headers;
  const options = { host: "127.0.0.1", port: targetPort, method, path: request.url, agent: false };
  return new Promise((resolve, reject) => {
    const upstream = http.request({ ...options, headers: { ...kept, "content-length": sent.length } }, resolve);
    upstream.on("error", reject).end(sent);
  });
}

async function serve(request, response) {
  const path = request.url.split("?")[0];
  const sent = await readAll(request);
  const answer = await ask(request, path, sent);
  if (!isJson(path, request.method, answer)) {
    response.writeHead(answer.statusCode, answer.headers);
    return answer.pipe(response);
  }
  const text = answerShape(path, sent.toString("utf8"), answer.statusCode, (await readAll(answer)).toString("utf8"));
  const { "transfer-encoding": _, ...kept } = answer.headers;
  response.writeHead(answer.statusCode, { ...kept, "content-length": Buffer.byteLength(text) }).end(text);
}

http
  .createServer((request, response) =>
    serve(request, response).catch((error) => response.writeHead(502).end(String(error))),
  )
  .listen(listenPort, "127.0.0.1");
