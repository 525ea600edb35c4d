-- The busiest dyads of the last months, each with its months.
, cells AS (
  SELECT actor, recipient, CAST(date_trunc('month', day) AS DATE) AS month,
    count(*) - count(shared) + count(DISTINCT shared) AS events, avg(score) AS score
  FROM dealt GROUP BY ALL
),
recent AS (SELECT * FROM cells WHERE month > (SELECT max(month) FROM cells) - INTERVAL {months} MONTH),
busiest AS (
  SELECT actor, recipient, CAST(sum(events) AS INTEGER) AS total, count(*) OVER () AS dyads
  FROM recent GROUP BY actor, recipient ORDER BY total DESC, actor, recipient LIMIT {limit}
)
SELECT actor, recipient, month, events, score, total, dyads FROM recent JOIN busiest USING (actor, recipient)
ORDER BY total DESC, actor, recipient, month
