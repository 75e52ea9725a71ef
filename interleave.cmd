@echo off
rem Runs the kit's command line. It is built on first use, and again when its sources have changed.
setlocal
set "root=%~dp0"
if "%root:~-1%"=="\" set "root=%root:~0,-1%"
set "path_file=%root%\grader\cli\target\class-path.txt"

set "java=java"
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "java=%JAVA_HOME%\bin\java.exe"
if not "%java%"=="java" goto java_found
where java >nul 2>nul
if errorlevel 1 (
  echo Java was not found. Install a JDK of version 17 or later, or set JAVA_HOME to one. 1>&2
  exit /b 1
)
:java_found

if not exist "%path_file%" goto build
powershell -NoProfile -Command "$t = (Get-Item $env:path_file).LastWriteTime; $s = @(Get-Item (Join-Path $env:root 'pom.xml')) + @(Get-ChildItem -Recurse -File (Join-Path $env:root 'grader') | Where-Object { $_.FullName -like '*\src\main\*' -or $_.Name -eq 'pom.xml' }); if ($s | Where-Object { $_.LastWriteTime -gt $t }) { exit 1 }"
if errorlevel 1 goto build
goto run

:build
where mvn >nul 2>nul
if errorlevel 1 (
  echo The grader must be built first, and Maven was not found. Install Maven 3.8.6 or later, so that 'mvn' works. 1>&2
  exit /b 1
)
echo Building the grader. The first time takes a minute or two, because Maven downloads what it needs. 1>&2
if not exist "%root%\grader\cli\target" mkdir "%root%\grader\cli\target"
pushd "%root%"
call mvn -B -q -Dstyle.color=never -pl grader/cli -am process-classes dependency:build-classpath "-Dmdep.outputFile=%path_file%.new" 1>&2
set "failed=%errorlevel%"
popd
if not "%failed%"=="0" (
  echo The grader could not be built. What Maven says stands above. 1>&2
  exit /b 1
)
move /y "%path_file%.new" "%path_file%" >nul

:run
rem A class path may be longer than a line of cmd can be, so it goes through a file.
set "arguments_file=%path_file%.args"
powershell -NoProfile -Command "$c = (Get-Content -Raw $env:path_file).Trim(); $p = ((Join-Path $env:root 'grader\cli\target\classes') + ';' + $c).Replace('\', '\\'); [IO.File]::WriteAllText($env:arguments_file, '-cp \"' + $p + '\"')"
"%java%" -XX:+UseSerialGC -XX:TieredStopAtLevel=1 -XX:-UsePerfData -XX:+IgnoreUnrecognizedVMOptions --enable-native-access=ALL-UNNAMED -Xmx1g "-Dinterleave.root=%root%" "-Dinterleave.command=%~nx0" "@%arguments_file%" interleave.cli.Program %*
exit /b %errorlevel%
