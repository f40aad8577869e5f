using Mono.Cecil;
using Mono.Cecil.Cil;
using Mono.Cecil.Rocks;

namespace CodeModeRoslyn.Compilation.Metering;

/// <summary>
/// Puts a guard before every loop back-edge and at the entry of every method, lambda and local function, so that code which
/// does not end by itself can be ended from inside its process. On the emitted code and not on the source, because only there
/// a loop is a loop whatever it was written as.
/// </summary>
/// <remarks>
/// A guard takes nothing from the evaluation stack and leaves nothing there, so it may stand before any instruction. The
/// worker gives the assembly its meter before it runs anything of it.
/// </remarks>
internal static class MeterWriter
{
    private const string AsyncStateMachine = "System.Runtime.CompilerServices.IAsyncStateMachine";
    private const string Enumerator = "System.Collections.IEnumerator";

    /// <summary>Rewrites an assembly.</summary>
    /// <param name="assembly">What the compiler emitted.</param>
    /// <param name="lines">Where its code comes from: triples of method token, IL offset, line.</param>
    public static MeteredScript Write(MemoryStream assembly, IReadOnlyList<int> lines)
    {
        assembly.Position = 0;
        using var module = ModuleDefinition.ReadModule(assembly, new ReaderParameters { AssemblyResolver = new NoResolver() });
        var guards = new MeterReferences(module);
        var marked = Mark(module, lines);
        foreach (var method in module.GetTypes().SelectMany(type => type.Methods).Where(method => method.HasBody).ToList())
        {
            Guard(method, guards);
        }

        module.Types.Add(guards.Holder);
        using var written = new MemoryStream((int)assembly.Length * 2);
        module.Write(written);
        return new MeteredScript(
            written.ToArray(),
            marked.SelectMany(mark => new[] { mark.Method.MetadataToken.ToInt32(), mark.Instruction.Offset, mark.Line }).ToList());
    }

    private static void Guard(MethodDefinition method, MeterReferences guards)
    {
        var body = method.Body;
        body.SimplifyMacros();
        var original = body.Instructions.ToArray();
        body.Instructions.Clear();

        // Held in a local: a loop then asks the meter without looking for it, which is most of what a guard costs.
        var meter = new VariableDefinition(guards.Current.FieldType);
        body.Variables.Add(meter);
        body.Instructions.Add(Instruction.Create(OpCodes.Ldsfld, guards.Current));
        body.Instructions.Add(Instruction.Create(OpCodes.Stloc, meter));
        if (HasGuardAtEntry(method))
        {
            // What jumps to the first instruction is a loop, and pays at its back-edge.
            Add(original.All(instruction => instruction.OpCode.FlowControl != FlowControl.Call) ? guards.Spend : guards.Enter);
        }

        var guarded = new Dictionary<Instruction, Instruction>();
        var behind = new HashSet<Instruction>(original.Length);
        foreach (var instruction in original)
        {
            behind.Add(instruction);
            if (Targets(instruction).Any(behind.Contains))
            {
                guarded[instruction] = Add(guards.Spend);
            }

            body.Instructions.Add(instruction);
        }

        Redirect(body, guarded);
        body.OptimizeMacros();
        if (IsStep(method) && EachLoopWaits(original, guarded.Keys))
        {
            // Of optimised code, the runtime often cannot say which statement failed; and what has no loop, or waits in each round, gains nothing by it.
            method.ImplAttributes |= MethodImplAttributes.NoOptimization;
        }

        Instruction Add(MethodReference guard)
        {
            var first = Instruction.Create(OpCodes.Ldloc, meter);
            body.Instructions.Add(first);
            body.Instructions.Add(Instruction.Create(OpCodes.Call, guard));
            return first;
        }
    }

    /// <summary>
    /// Of a state machine, only an iterator's step has a guard at its entry. What an asynchronous one throws there would not
    /// reach the task but end the process; and an iterator is disposed of while its caller unwinds, where one more exception
    /// for each level of a recursion needs more stack than there is. The methods that start the machines are guarded.
    /// </summary>
    private static bool HasGuardAtEntry(MethodDefinition method) =>
        !IsOfMachine(method, AsyncStateMachine) && !(IsOfMachine(method, Enumerator) && method.Name != "MoveNext");

    /// <summary>Whether the method is the step of an asynchronous method.</summary>
    private static bool IsStep(MethodDefinition method) => method.Name == "MoveNext" && IsOfMachine(method, AsyncStateMachine);

    // A file-local type has such a name as well, and never is inside of another.
    private static bool IsOfMachine(MethodDefinition method, string kind) =>
        method.DeclaringType is { IsNested: true } type && type.Name.StartsWith('<') && type.Interfaces.Any(each => each.InterfaceType.FullName == kind);

    /// <summary>Whether something is awaited between each jump and the places that it leads back to.</summary>
    private static bool EachLoopWaits(Instruction[] original, Dictionary<Instruction, Instruction>.KeyCollection jumps)
    {
        if (jumps.Count == 0)
        {
            return true;
        }

        var (places, awaits) = (new Dictionary<Instruction, int>(original.Length), new int[original.Length + 1]);
        for (var index = 0; index < original.Length; index++)
        {
            places[original[index]] = index;
            awaits[index + 1] = awaits[index] + (original[index].Operand is MethodReference { Name: "AwaitUnsafeOnCompleted" or "AwaitOnCompleted" } ? 1 : 0);
        }

        return jumps.All(jump => Targets(jump).Select(target => places[target]).Where(back => back <= places[jump]).All(back => awaits[places[jump]] > awaits[back]));
    }

    private static Instruction[] Targets(Instruction instruction) => instruction.Operand switch
    {
        Instruction target => [target],
        Instruction[] targets => targets,
        _ => [],
    };

    /// <summary>What led to a jump leads to its guard, or it could be reached unguarded; regions begin and end with the guard.</summary>
    private static void Redirect(MethodBody body, Dictionary<Instruction, Instruction> guarded)
    {
        if (guarded.Count == 0)
        {
            return;
        }

        foreach (var instruction in body.Instructions)
        {
            instruction.Operand = instruction.Operand switch
            {
                Instruction target => Guarded(target),
                Instruction[] targets => Array.ConvertAll(targets, target => Guarded(target)!),
                var operand => operand,
            };
        }

        foreach (var region in body.ExceptionHandlers)
        {
            region.TryStart = Guarded(region.TryStart);
            region.TryEnd = Guarded(region.TryEnd);
            region.FilterStart = Guarded(region.FilterStart);
            region.HandlerStart = Guarded(region.HandlerStart);
            region.HandlerEnd = Guarded(region.HandlerEnd);
        }

        Instruction? Guarded(Instruction? place) => place is null ? null : guarded.GetValueOrDefault(place, place);
    }

    private static List<(MethodDefinition Method, Instruction Instruction, int Line)> Mark(ModuleDefinition module, IReadOnlyList<int> lines)
    {
        var marked = new List<(MethodDefinition, Instruction, int)>(lines.Count / 3);
        for (var index = 0; index < lines.Count;)
        {
            var token = lines[index];
            var method = (MethodDefinition)module.LookupToken(token);
            var instructions = method.Body.Instructions.ToDictionary(instruction => instruction.Offset);
            for (; index < lines.Count && lines[index] == token; index += 3)
            {
                marked.Add((method, instructions[lines[index + 1]], lines[index + 2]));
            }
        }

        return marked;
    }
}
