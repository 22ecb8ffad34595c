EXECUTE STATEMENT SET
BEGIN

INSERT INTO `dead letters`
SELECT '${topic.events}', `$partition`, `$offset`, `$cause`, `$value` FROM `events` WHERE `$cause` IS NOT NULL;

INSERT INTO `late events`
SELECT '${topic.events}', `$partition`, `$offset`, DECODE(`eventId`, 'UTF-8'), DECODE(`userId`, 'UTF-8'), `ts`
FROM `events`
WHERE `userId` IS NOT NULL AND `$rt` <= CURRENT_WATERMARK(`$rt`);

-- What event time has decided. Both statements have the operator of one uid in common. `expiresAt` of an exit is Redis's alone, which keeps a tombstone until then.
INSERT INTO `changes`
SELECT DECODE(`userId`, 'UTF-8'), `segment`, `op`, `at`, CASE WHEN `op` <> 'exit' THEN `expiresAt` END, `reason`, `eventIds`
FROM segments(
  facts => TABLE `facts` PARTITION BY `userId`,
  program => '${program}',
  on_time => DESCRIPTOR(`$rt`),
  uid => 'segments'
)
WHERE `isDecided`;

-- What Redis does not have yet: also what an event decides alone, before event time has passed it.
INSERT INTO `memberships`
SELECT *
FROM segments(
  facts => TABLE `facts` PARTITION BY `userId`,
  program => '${program}',
  on_time => DESCRIPTOR(`$rt`),
  uid => 'segments'
)
WHERE `isNews`;

-- Ahead of the rules, which say the same again or take it back.
INSERT INTO `memberships ahead` (`userId`, `segment`, `op`, `at`, `expiresAt`, `order`, `eventIds`, `rule`)
SELECT `userId`, `did`.`segment`, `did`.`op`, `ts`, `did`.`keptUntil`, `did`.`order`, ARRAY[`eventId`], `did`.`rule`
FROM (
  SELECT `userId`, `eventId`, `ts`, `$ahead`
  FROM `events ahead`
  WHERE `$ahead` IS NOT NULL
    AND (CURRENT_WATERMARK(`$rt`) IS NULL OR `$rt` > CURRENT_WATERMARK(`$rt`))
) CROSS JOIN UNNEST(`$ahead`) AS `did` (`segment`, `op`, `order`, `keptUntil`, `rule`);
END;
