namespace CodeModeRoslyn.Worker.Running;

/// <summary>The value of a finished task whose type is only known at run time.</summary>
internal static class TaskResult
{
    public static object? Of(Task task)
    {
        for (var type = task.GetType(); type is not null; type = type.BaseType)
        {
            if (type.IsGenericType && type.GetGenericTypeDefinition() == typeof(Task<>))
            {
                // A method that returns plain Task has a task of a private empty struct underneath.
                var value = type.GetProperty(nameof(Task<>.Result))!.GetValue(task);
                return value?.GetType().FullName == "System.Threading.Tasks.VoidTaskResult" ? null : value;
            }
        }

        return null;
    }
}
