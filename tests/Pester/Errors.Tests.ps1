BeforeDiscovery {
    $refusals = @(
        @{ Fault = 'accessdenied'; Code = 'AccessDeniedException'; Category = 'PermissionDenied'; Advice = 'IAM action' }
        @{ Fault = 'expiredtoken'; Code = 'ExpiredTokenException'; Category = 'AuthenticationError'; Advice = 'Renew' }
        @{ Fault = 'unrecognizedclient'; Code = 'UnrecognizedClientException'; Category = 'AuthenticationError'; Advice = 'credentials' }
        @{ Fault = 'invalidsignature'; Code = 'InvalidSignatureException'; Category = 'AuthenticationError'; Advice = 'clock' }
        @{ Fault = 'notfound'; Code = 'ResourceNotFoundException'; Category = 'ObjectNotFound'; Advice = 'region' }
        @{ Fault = 'invalid'; Code = 'ValidationException'; Category = 'InvalidArgument'; Advice = 'parameter' }
        @{ Fault = 'throttle'; Code = 'RequestThrottledException'; Category = 'LimitsExceeded'; Advice = 'fewer calls' }
        @{ Fault = 'throttling'; Code = 'ThrottlingException'; Category = 'LimitsExceeded'; Advice = 'fewer calls' }
        @{ Fault = 'internal'; Code = 'InternalServerException'; Category = 'ResourceUnavailable'; Advice = 'service' }
        @{ Fault = 'badgateway'; Code = 'HttpStatus502'; Category = 'ResourceUnavailable'; Advice = 'service' }
    )
    $answers = 'nocredentials', 'nullcredentials', 'emptyunion', 'unknownmember', 'malformed', 'notobject', 'empty', 'html',
        'truncated', 'huge'
}

BeforeAll {
    Import-Module "$PSScriptRoot/TestSetup.psm1" -Force
    Import-Module (Get-BuiltModulePath) -Force
    $emulator = Start-Emulator
    Set-TestIdentity -Url $emulator.Url
    $target = @{ VirtualClusterIdentifier = 'vc1'; ExecutionRoleArn = 'arn:aws:iam::123456789012:role/EMR_Exec' }

    function Get-Problem {
        param([string] $Fault, [int] $MaxAttempts = 1)
        Get-EMRCManagedEndpointSessionCredential "ep-fault-$Fault" @target -MaxAttempts $MaxAttempts -ErrorAction SilentlyContinue -ErrorVariable problems |
            Should -BeNullOrEmpty
        $problems.Count | Should -Be 1
        $problems[0]
    }
}

AfterAll {
    Stop-Emulator $emulator
}

Describe 'Errors' {
    It '<Code> is the error id, with a category, advice, the request id and the identifier as target' -ForEach $refusals {
        $problem = Get-Problem $Fault
        $problem.FullyQualifiedErrorId | Should -BeLike "$Code,*"
        $problem.CategoryInfo.Category | Should -Be $Category
        $problem.ErrorDetails.Message | Should -BeLike "*$Advice*"
        $problem.TargetObject | Should -Be "ep-fault-$Fault"
        $problem.Exception.ErrorCode | Should -Be $Code
        $problem.Exception.RequestId | Should -Not -BeNullOrEmpty
    }

    It 'an answer that is <_> is InvalidServiceResponse, with the request id' -ForEach $answers {
        $problem = Get-Problem $_
        $problem.FullyQualifiedErrorId | Should -BeLike 'InvalidServiceResponse,*'
        $problem.CategoryInfo.Category | Should -Be 'ProtocolError'
        $problem.Exception.RequestId | Should -Not -BeNullOrEmpty
    }

    It 'an unknown kind of credential is named' {
        (Get-Problem unknownmember).Exception.Message | Should -BeLike '*Certificate*'
    }

    It 'an answer without an expiry is still a credential' {
        $credential = Get-EMRCManagedEndpointSessionCredential ep-fault-noexpiry @target
        $credential.ExpiresAt | Should -BeNullOrEmpty
        $credential.IsExpired | Should -BeFalse
    }

    It 'no connection is an error of its own' {
        $problem = $null
        Get-EMRClusterSessionCredential j-1 -EndpointUrl http://127.0.0.1:9 -MaxAttempts 1 -ErrorAction SilentlyContinue -ErrorVariable problem
        $problem[0].FullyQualifiedErrorId | Should -BeLike 'ConnectionFailed,*'
        $problem[0].CategoryInfo.Category | Should -Be 'ConnectionError'
    }

    It 'what is throttled once is tried again, and succeeds' {
        $credential = Get-EMRCManagedEndpointSessionCredential ep-fault-throttle-1-again @target -Verbose 4>&1
        @($credential | Where-Object { $_ -is [Management.Automation.VerboseRecord] }) | Should -BeLike '*attempts 2*'
    }

    It 'a refusal is not tried again' {
        $null = Get-Problem -Fault accessdenied -MaxAttempts 3
        (Get-SeenRequest $emulator.Url).byIdentifier.'ep-fault-accessdenied' | Should -BeLessOrEqual 2
    }

    It 'belongs to one item: the others succeed, in order' {
        $credentials = 'a', 'b-fault-accessdenied', 'c' |
            Get-EMRCManagedEndpointSessionCredential @target -ErrorAction SilentlyContinue -ErrorVariable problems
        $credentials.EndpointIdentifier | Should -Be 'a', 'c'
        $problems.Count | Should -Be 1
    }

    It '-ErrorAction Stop makes it one that try and catch take' {
        $caught = $null
        try { Get-EMRClusterSessionCredential j-fault-accessdenied -ErrorAction Stop }
        catch { $caught = $_ }
        $caught.FullyQualifiedErrorId | Should -BeLike 'AccessDeniedException,*'
        $caught.Exception.GetType().FullName | Should -Be 'EmrSessionCredentials.SessionCredentialException'
    }

    It '-ErrorAction Ignore leaves nothing behind' {
        $Error.Clear()
        Get-EMRClusterSessionCredential j-fault-accessdenied -ErrorAction Ignore
        $Error.Count | Should -Be 0
    }
}
