/** Functions that are offered while a statement is written: those that the tables of a snapshot are asked with. All others can be used as well. */
export const functions: readonly string[] =
  `abs any_value arg_max arg_min avg bool_and bool_or ceil coalesce concat concat_ws contains corr count count_if date_diff
  date_part date_trunc day dayname dense_rank first first_value floor greatest if ifnull isodow lag last last_day last_value
  lead least left length list lower lpad ltrim max median min mode month monthname nullif ntile percent_rank position quantile_cont
  quantile_disc quarter range rank regexp_extract regexp_matches regexp_replace repeat replace reverse right round row_number rpad
  rtrim split_part starts_with stddev strftime string_agg string_split strip_accents strptime substring sum trim try_cast
  unnest upper weekofyear year`.split(/\s+/);

/** Words of the language that a statement which only reads is made of. */
export const keywords: readonly string[] =
  `select from where group order by having limit offset with recursive as on using join left right full inner outer cross natural
  and or not in is null like ilike between exists case when then else end distinct all any union intersect except values asc desc
  nulls first last cast try_cast filter over partition rows range unbounded preceding following current row qualify window interval
  date timestamp extract lateral semi anti asof sample explain describe show tables true false varchar integer bigint double boolean
  exclude replace pivot unpivot`.split(/\s+/);
