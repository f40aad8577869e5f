using System.Runtime.InteropServices;
using CodeModeRoslyn.Sandbox.TestKernel;

// Runs a command as on a kernel that lacks what the first argument names: `landlock` or `seccomp`.
return args switch
{
    ["landlock", .. var command] => OlderKernel.Run(command, 444, 446),
    ["seccomp", .. var command] when RuntimeInformation.ProcessArchitecture == Architecture.X64 => OlderKernel.Run(command, 317, 317),
    _ => throw new ArgumentException("Say what is missing, landlock or seccomp, and then a command."),
};
