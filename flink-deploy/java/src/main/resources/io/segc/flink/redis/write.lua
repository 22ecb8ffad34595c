-- One transition of one user and segment.
-- KEYS: seg:u:{U}, seg:d:{U}
-- ARGV: segment, op, at, order, expiresAt, then as JSON text: order, eventIds, rule; then when the membership began, or nothing
-- Reply: 0 something newer is there, 1 the user is a member now, 2 the user is none now
local memberships, details = KEYS[1], KEYS[2]
local segment, op, at, order, expiresAt = ARGV[1], ARGV[2], tonumber(ARGV[3]), ARGV[4], tonumber(ARGV[5])
local SWEEP_UP_TO = 64

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)

-- string.byte because Lua's < follows the server's locale.
local function compare_bytes(a, b)
  for i = 1, math.min(#a, #b) do
    local x, y = string.byte(a, i), string.byte(b, i)
    if x ~= y then return x - y end
  end
  return #a - #b
end

-- <phase>|<eventId>|<role>: the role is compared apart, or an event id that begins with another one's would be
-- compared with the separator.
local function compare_order(a, b)
  local a_head, a_role = string.match(a, '^(.*)|(.-)$')
  local b_head, b_role = string.match(b, '^(.*)|(.-)$')
  if not a_head or not b_head then return compare_bytes(a, b) end
  local head = compare_bytes(a_head, b_head)
  if head ~= 0 then return head end
  return compare_bytes(a_role, b_role)
end

local function whole(number)
  return string.format('%.0f', number)
end

local old
local old_text = redis.call('HGET', details, segment)
if old_text then
  local ok, value = pcall(cjson.decode, old_text)
  if ok and type(value) == 'table' and type(value.at) == 'number' and type(value.order) == 'string' then
    old = value
  end
end

if old and (old.at > at or (old.at == at and compare_order(old.order, order) > 0)) then
  return 0
end

-- Who writes ahead does not know the user and goes by what is held; what is of the same event is of one who knows better.
if op == 'join' or op == 'leave' then
  if old and old.at == at and compare_order(old.order, order) == 0 then return 0 end
  local is_held = old and old.op ~= 'exit' and (tonumber(old.expiresAt) or 0) > at
  if op == 'leave' and not is_held then return 0 end
  op = op == 'leave' and 'exit' or is_held and 'renew' or 'enter'
end

-- What this write replaces keeps older ones away until its own end; so must this write.
local kept_until = expiresAt
local old_end = old and (old.keptUntil or old.expiresAt)
if type(old_end) == 'number' and old_end > kept_until then kept_until = old_end end

local is_member = op ~= 'exit' and expiresAt > now

local old_entered = old and type(old.enteredAt) == 'number' and old.enteredAt or nil
local entered_at = at
if op == 'renew' and old_entered and old.op ~= 'exit' then entered_at = old_entered end
if op == 'exit' then entered_at = old_entered end
-- Who says it knows better: a renewal may have come here before what it renews.
entered_at = tonumber(ARGV[9]) or entered_at

local function entry(stored_op, ends_at, kept)
  return '{"op":"' .. stored_op .. '","at":' .. ARGV[3] .. ',"order":' .. ARGV[6]
    .. ',"enteredAt":' .. (entered_at and whole(entered_at) or 'null')
    .. ',"expiresAt":' .. whole(ends_at) .. ',"eventIds":' .. ARGV[7] .. ',"rule":' .. ARGV[8]
    .. (kept and ',"keptUntil":' .. whole(kept) or '') .. '}'
end

if is_member then
  redis.call('ZADD', memberships, ARGV[5], segment)
  redis.call('HSET', details, segment, entry(op, expiresAt, kept_until > expiresAt and kept_until or nil))
else
  redis.call('ZREM', memberships, segment)
  if kept_until > now then
    redis.call('HSET', details, segment, entry('exit', kept_until))
  else
    redis.call('HDEL', details, segment)
  end
end

redis.call('ZREMRANGEBYSCORE', memberships, '-inf', whole(now))
local last = redis.call('ZREVRANGE', memberships, 0, 0, 'WITHSCORES')
if last[2] then redis.call('PEXPIREAT', memberships, whole(tonumber(last[2]))) end

-- A user in very many segments is swept now and then only; in between the key may outlive its last entry.
local is_small = redis.call('HLEN', details) <= SWEEP_UP_TO
local left = is_small and -1 or redis.call('PTTL', details)
if left == -1 or now % 16 == 0 then
  local ends = 0
  local entries = redis.call('HGETALL', details)
  for i = 1, #entries, 2 do
    -- A quote inside a JSON string is escaped, so these patterns meet keys only.
    local text = entries[i + 1]
    local e = tonumber(string.match(text, '"keptUntil":(%d+)') or string.match(text, '"expiresAt":(%d+)'))
    if e and e <= now then
      redis.call('HDEL', details, entries[i])
    elseif e and e > ends then
      ends = e
    end
  end
  if ends > now then redis.call('PEXPIREAT', details, whole(ends)) end
elseif left >= 0 and kept_until > now + left then
  redis.call('PEXPIREAT', details, whole(kept_until))
end

return is_member and 1 or 2
