-- One shard of a segment's reverse index.
-- KEYS: seg:s:{S:N}
-- ARGV: user, the expiry of the membership or 0 when there is none
local shard, user, expiresAt = KEYS[1], ARGV[1], tonumber(ARGV[2])
local SWEEP = 8

local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)

if expiresAt > now then
  redis.call('ZADD', shard, ARGV[2], user)
else
  redis.call('ZREM', shard, user)
end

-- A few at a time: more than a write can add, and never long enough to hold up the server.
local expired = redis.call('ZRANGEBYSCORE', shard, '-inf', string.format('%.0f', now), 'LIMIT', 0, SWEEP)
if #expired > 0 then redis.call('ZREM', shard, unpack(expired)) end

local last = redis.call('ZREVRANGE', shard, 0, 0, 'WITHSCORES')
if last[2] then redis.call('PEXPIREAT', shard, string.format('%.0f', tonumber(last[2]))) end
return 1
