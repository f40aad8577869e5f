# What the processes that compile scripts and run them may use of the machine. The worker runs scripts, the compiler compiles
# them; neither is trusted once it has read one.
#
#   read   WHO  PATH           may be read and mapped as code, with all below it (Linux; what does not exist is passed over)
#   limit  WHO  NAME  VALUE    a ceiling of one process
#
#   WHO        worker, compiler or both
#   <runtime>  the folder that holds the dotnet program which runs codemode
#   <program>  the folder that the build gave the compiler or the worker, with nothing of a user's in it
#
# Nothing here may hold a configuration, a cache or a secret: codemode does not start when its configuration or its home lies
# below one of these paths. Nothing at all may be written, and no network is reached.

# The system's libraries, which the runtime loads
read   both      /lib
read   both      /lib64
read   both      /usr/lib
read   both      /usr/lib64
read   both      /etc/ld.so.cache

# The runtime. Not the whole of its folder: one that a user has installed is at home in ~/.dotnet, with keys beside it.
read   both      <runtime>/dotnet
read   both      <runtime>/host
read   both      <runtime>/shared/Microsoft.NETCore.App

# The program itself
read   both      <program>

# Time zones, for scripts
read   worker    /usr/share/zoneinfo
read   worker    /etc/localtime

# Chance (without urandom there is no Guid.NewGuid), and what the collector asks about memory and processors
read   both      /dev/null
read   both      /dev/urandom
read   both      /proc/self
read   both      /proc/meminfo
read   both      /proc/cpuinfo
read   both      /proc/stat
read   both      /proc/cgroups
read   both      /proc/sys/vm
read   both      /sys/fs/cgroup
read   both      /sys/devices/system

# The worker's heap is "limits.memoryMegabytes" of the configuration. Beside the heap come stacks, compiled code and native
# libraries; a compiler holds Roslyn's own code, a deep stack, and the assemblies that it reads.
limit  worker    megabytes-beside-heap  150
limit  compiler  heap-megabytes         768
limit  compiler  megabytes-beside-heap  512

# The runtime opens two files for each assembly, and does not start with fewer than 96.
limit  both      open-files             128

# An idle process has nine. The runtime's pool has at most sixteen more, which is how many a script gets by blocking them: it
# cannot start any by itself. The host counts, since the kernel would count all of the user's together.
limit  both      threads                64
