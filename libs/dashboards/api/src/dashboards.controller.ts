import { Controller, Get, SerializeOptions } from '@nestjs/common';
import { type DepartmentDashboard, departmentDashboard } from '@promenade/dashboards/model';
import { Requires } from '@promenade/identity/api';
import { DashboardsService } from './dashboards.service';

@Controller('dashboards')
export class DashboardsController {
  constructor(private readonly dashboards: DashboardsService) {}

  @Get('department')
  @Requires('dashboards.read')
  @SerializeOptions({ schema: departmentDashboard })
  department(): Promise<DepartmentDashboard> {
    return this.dashboards.ofDepartment();
  }
}
