@echo off
rem The third word of every row but the header is the ID.
for /f "skip=1 tokens=3" %%i in ('query session') do echo %%i
