@echo off
rem What the session commands of this Windows print: see docs/observe.md of tsfarm.
rem
rem   observe [FILE]
rem
rem It writes one text file, observed.txt or FILE, which you can read before you send it. Names of
rem users are replaced by x. It asks before each command that changes a session or the server.
rem No other command changes anything: the sessions, users and servers that it names do not exist.

setlocal
set "out=%~1"
if "%out%"=="" set out=observed.txt
set "said=%TEMP%\observe.1"
set "complained=%TEMP%\observe.2"
set rows=
set shown=
set discon=tsdiscon
set con=tscon
set kill=tskill
set servers=query termserver

>"%out%" echo tsfarm-observed 1
ver >"%said%"
for /f "delims=" %%v in ('type "%said%"') do call :system "%%v"
if not "%nt4%"=="" set discon=disconn
if not "%nt4%"=="" set con=connect
if not "%nt4%"=="" set kill=kill
if not "%nt4%"=="" set servers=query appservers

set "line=logoff /?"
call :run
set "line=logoff /zz"
call :run
set "line=logoff -zz"
call :run
set "line=logoff 64999"
call :run
set "line=logoff 64999 /v"
call :run
set "line=logoff 64999 64998"
call :run
set "line=logoff nosuchsession"
call :run
set "line=logoff 64999 /server:"
call :run
set "line=logoff 64999 /server:nosuchserver"
call :run
set "line=logoff 64999 /vm"
call :run
set "line=%discon% /?"
call :run
set "line=%discon% /zz"
call :run
set "line=%discon% 64999"
call :run
set "line=%discon% nosuchsession"
call :run
set "line=%discon% 64999 /server:nosuchserver"
call :run
set "line=%con% /?"
call :run
set "line=%con% /zz"
call :run
set "line=%con% 64999"
call :run
set "line=%con% nosuchsession"
call :run
set "line=reset"
call :run
set "line=reset /?"
call :run
set "line=reset nosuchsession"
call :run
set "line=reset session"
call :run
set "line=reset session /?"
call :run
set "line=reset session /zz"
call :run
set "line=reset session 64999"
call :run
set "line=reset session nosuchsession"
call :run
set "line=rwinsta /?"
call :run
set "line=query"
call :run
set "line=query /?"
call :run
set "line=query nosuch"
call :run
set "line=query session /?"
call :run
set "line=query session /zz"
call :run
set "line=query session nosuchsession"
call :run
set "line=query session 64999"
call :run
set "line=query session /server:nosuchserver"
call :run
set "line=query user /?"
call :run
set "line=query user /zz"
call :run
set "line=query user nosuchuser"
call :run
set "line=quser nosuchuser"
call :run
set "line=quser /server:nosuchserver"
call :run
set "line=query process /?"
call :run
set "line=query process /zz"
call :run
set "line=query process nosuchuser"
call :run
set "line=%servers% /?"
call :run
set "line=%servers% /zz"
call :run
set "line=msg"
call :run
set "line=msg /?"
call :run
set "line=msg nosuchuser hello"
call :run
set "line=msg 64999 hello"
call :run
set "line=msg nosuchuser /server:nosuchserver hello"
call :run
set "line=change"
call :run
set "line=change /?"
call :run
set "line=change logon"
call :run
set "line=change logon /?"
call :run
set "line=change logon /zz"
call :run
set "line=change logon /query"
call :run
set "line=chglogon /query"
call :run
set "line=change port /?"
call :run
set "line=change user /?"
call :run
set "line=change user /query"
call :run
set "line=%kill%"
call :run
set "line=%kill% /?"
call :run
set "line=%kill% 4194303"
call :run
set "line=%kill% nosuchprogram"
call :run

rem Lists have names of users in known columns.
set rows=yes
set from=19
set "line=query session"
call :run
set "line=qwinsta"
call :run
set from=1
set "line=query user"
call :run
set "line=quser"
call :run
set "line=query process"
call :run
set rows=

rem These change something, and are asked for.
call :ask "Send a message to your own session"
if "%answer%"=="y" set "line=msg %SESSIONNAME% /time:5 /v hello"
if "%answer%"=="y" set "shown=msg SESSION /time:5 /v hello"
if "%answer%"=="y" call :run
call :ask "Disable logons for a moment"
if "%answer%"=="y" set "line=change logon /disable"
if "%answer%"=="y" call :run
if "%answer%"=="y" set "line=change logon /query"
if "%answer%"=="y" call :run
if "%answer%"=="y" set "line=change logon /enable"
if "%answer%"=="y" call :run
call :ask "Disconnect your own session, in which programs keep running"
if "%answer%"=="y" set "line=%discon% /v"
if "%answer%"=="y" call :run

del "%said%" "%complained%"
echo Written to %out%. Please read it before you send it.
goto :eof

:system
>>"%out%" echo system %~1
set nt4=
echo %1 | find "NT Version 4.0" >nul
if not errorlevel 1 set nt4=yes
goto :eof

rem A question; without a clear y the answer is no.
:ask
set answer=
echo.
set /p answer=%~1? (y/n)
if /i not "%answer%"=="y" set answer=
if /i "%answer%"=="y" set answer=y
goto :eof

rem Quotes keep /? from being taken as a question about SET or ECHO.
rem Run the line, and write down what it was, how it ended and what it printed.
:run
%line% >"%said%" 2>"%complained%" <nul
set status=%errorlevel%
if "%shown%"=="" set "shown=%line%"
>>"%out%" echo run "%shown%"
>>"%out%" echo exit %status%
set shown=
set seen=
for /f "tokens=1* delims=:" %%a in ('findstr /n "^" "%said%"') do set "row=%%b" & call :write 1
for /f "tokens=1* delims=:" %%a in ('findstr /n "^" "%complained%"') do set "row=%%b" & call :write 2
goto :eof

rem The line in row of a stream, 1 or 2. CALL would expand a percent sign in its arguments.
:write
if not defined row goto :empty
if not "%rows%"=="" call :hide%1
for /f "delims=" %%r in ("%row%") do >>"%out%" echo %1:%%r
goto :eof
:empty
>>"%out%" echo %1:
goto :eof

rem A row of a list. Only the first line can be the heading, which stays.
:hide1
set "head=%row:~0,30%"
if "%seen%"=="" if "%head%"==" SESSIONNAME       USERNAME   " goto :heading
if "%seen%"=="" if "%head%"==" SESSION           USERNAME   " goto :heading
if "%seen%"=="" if "%head%"==" USERNAME              SESSION" goto :heading
set /a first=%from%
set /a end=%from%+20
goto :mask
:heading
set seen=yes
goto :eof

rem A complaint about a list may name the user. Only error lines and the first words are known.
:hide2
set first=0
set end=9999
if "%row:~0,6%"=="Error " goto :eof
if /i "%row%"=="No user exists for *" goto :eof
if /i "%row:~0,19%"=="No user exists for " set first=19
if /i "%row:~0,22%"=="No process exists for " set first=22

rem Letters from column first become x, up to two blanks at column end or later.
:mask
set seen=yes
set at=%first%
set name=
call set "head=%%row:~0,%first%%%"
:letter
call set "letter=%%row:~%at%,1%%"
if "%letter%"=="" goto :masked
call set "pair=%%row:~%at%,2%%"
if %at% geq %end% if "%pair%"=="  " goto :masked
if "%letter%"==" " set "name=%name% "
if not "%letter%"==" " set "name=%name%x"
set /a at=%at%+1
goto :letter
:masked
call set "rest=%%row:~%at%%%"
set "row=%head%%name%%rest%"
goto :eof
