using System;
using System.Collections.Generic;
using System.Text.Json.Nodes;
using System.Threading;

namespace EmrSessionCredentials.Emulator.Gateway;

/// <summary>One kernel with those who are connected to it. It is idle at once: there is nothing to start.</summary>
internal sealed class Kernel(string name, string language, TimeProvider time)
{
    private readonly Lock _lock = new();
    private readonly List<KernelConnection> _connections = [];
    private DateTimeOffset _lastActivity = time.GetUtcNow();
    private int _executionCount;

    /// <summary>Whether it has ended, by a request or by a message.</summary>
    internal bool IsShutDown { get; private set; }

    internal string Id { get; } = Guid.NewGuid().ToString();

    internal JsonObject Describe()
    {
        lock (_lock)
        {
            return new JsonObject
            {
                ["id"] = Id,
                ["name"] = name,
                ["last_activity"] = KernelMessage.Time(_lastActivity),
                ["execution_state"] = "idle",
                ["connections"] = _connections.Count,
            };
        }
    }

    internal void Connect(KernelConnection connection)
    {
        lock (_lock)
        {
            if (IsShutDown) connection.End();
            else _connections.Add(connection);
        }
    }

    internal void Disconnect(KernelConnection connection)
    {
        lock (_lock) _connections.Remove(connection);
    }

    /// <summary>A kernel that has restarted counts from 1 again.</summary>
    internal void Restart()
    {
        lock (_lock) (_executionCount, _lastActivity) = (0, time.GetUtcNow());
    }

    internal void ShutDown()
    {
        lock (_lock)
        {
            IsShutDown = true;
            _connections.ForEach(connection => connection.End());
        }
    }

    /// <summary>Answers a message: the sender gets the reply, and every client gets what happens meanwhile.</summary>
    internal void Receive(KernelMessage request, KernelConnection from)
    {
        lock (_lock)
        {
            _lastActivity = time.GetUtcNow();
            string? code = request.Type is "execute_request" ? request.ContentText("code") ?? "" : null;
            bool isShown = code is not null && !request.ContentFlag("silent");
            if (isShown) _executionCount++;
            if (KernelAnswers.Reply(request, language, _executionCount) is not JsonObject reply) return;

            Tell("status", KernelAnswers.Status("busy"));
            if (isShown)
            {
                Tell("execute_input", KernelAnswers.Input(code!, _executionCount));
                Tell("execute_result", KernelAnswers.Result(code!, _executionCount));
            }

            string type = request.Type!.Replace("_request", "_reply", StringComparison.Ordinal);
            from.Send(request.Reply(request.Channel, type, reply, _lastActivity));
            Tell("status", KernelAnswers.Status("idle"));
            if (request.Type is not "shutdown_request") return;
            if (request.ContentFlag("restart")) Restart();
            else ShutDown();
        }

        void Tell(string type, JsonObject content)
        {
            KernelMessage message = request.Reply(KernelMessage.Broadcast, type, content, _lastActivity);
            foreach (KernelConnection connection in _connections) connection.Send(message);
        }
    }
}
