# What the processes that read what strangers wrote may use of the machine. The worker runs scripts, the compiler compiles them,
# the importer reads OpenAPI documents; none is trusted once it has read one.
#
#   read   WHO  PATH           may be read and mapped as code, with all below it (Linux; what does not exist is passed over)
#   limit  WHO  NAME  VALUE    a ceiling of one process
#
#   WHO        worker, compiler, importer or all
#   <runtime>  the folder that holds the dotnet program which runs codemode
#   <program>  the folder that the build gave the program, with nothing of a user's in it
#
# Nothing here may hold a configuration, a cache or a secret: codemode does not start when its configuration or its home lies
# below one of these paths. Nothing at all may be written, and no network is reached.

# The system's libraries, which the runtime loads
read   all       /lib
read   all       /lib64
read   all       /usr/lib
read   all       /usr/lib64
read   all       /etc/ld.so.cache

# The runtime. Not the whole of its folder: one that a user has installed is at home in ~/.dotnet, with keys beside it.
read   all       <runtime>/dotnet
read   all       <runtime>/host
read   all       <runtime>/shared/Microsoft.NETCore.App

# The program itself
read   all       <program>

# Time zones, for scripts
read   worker    /usr/share/zoneinfo
read   worker    /etc/localtime

# Chance (without urandom there is no Guid.NewGuid), and what the collector asks about memory and processors
read   all       /dev/null
read   all       /dev/urandom
read   all       /proc/self
read   all       /proc/meminfo
read   all       /proc/cpuinfo
read   all       /proc/stat
read   all       /proc/cgroups
read   all       /proc/sys/vm
read   all       /sys/fs/cgroup
read   all       /sys/devices/system

# The worker's heap is "limits.memoryMegabytes" of the configuration. Beside the heap come stacks, compiled code and native
# libraries; a compiler holds Roslyn's own code, a deep stack, and the assemblies that it reads.
limit  worker    megabytes-beside-heap  150
limit  compiler  heap-megabytes         768
limit  compiler  megabytes-beside-heap  512

# An importer holds one document, of which the library makes many times its bytes.
limit  importer  heap-megabytes         2560
limit  importer  megabytes-beside-heap  512

# The runtime opens two files for each assembly, and does not start with fewer than 96.
limit  all       open-files             128

# An idle process has nine. The runtime's pool has at most sixteen more, which is how many a script gets by blocking them: it
# cannot start any by itself. The host counts, since the kernel would count all of the user's together.
limit  all       threads                64
