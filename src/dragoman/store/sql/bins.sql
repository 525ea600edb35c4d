, sure AS (SELECT *, date_trunc('{step}', first) AS begin FROM told WHERE date_trunc('{step}', first) = date_trunc('{step}', last))
SELECT CAST(begin AS DATE), quad_code, status, count(*) - count(shared) + count(DISTINCT shared), avg(score)
FROM sure GROUP BY begin, quad_code, status ORDER BY begin, quad_code, status
