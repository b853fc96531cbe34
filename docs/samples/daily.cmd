chcp 65001 >nul
cd /d D:\mingjing
for /f %%d in ('powershell -NoProfile -Command "Get-Date -Format yyyy-MM-dd"') do set DAY=%%d
call npx mingjing ingest D:\报送 --out D:\快照 --as-of %DAY%
if errorlevel 2 exit /b 2
call npx mingjing publish D:\快照 --by agency --out D:\网站\mingjing
